import { type KeyboardEvent, useRef } from 'react'

const step = '  '

/**
 * Keys of a text control for code: Tab indents, Shift+Tab takes it back, Enter keeps the indentation. Somebody who
 * comes by with Tab goes on with Tab: it indents only after something was typed, and no longer after Escape.
 */
export function useIndentKeys(onChange: (text: string) => void) {
  const indents = useRef(false)
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget
    if (area.readOnly || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      indents.current = false
    } else if (event.key === 'Tab') {
      if (!indents.current) return
      event.preventDefault()
      if (event.shiftKey || area.selectionStart !== area.selectionEnd) shiftLines(area, event.shiftKey)
      else insert(area, step)
      onChange(area.value)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      indents.current = true
      const line = area.value.slice(0, area.selectionStart).split('\n').at(-1) ?? ''
      const opens = /[[{]\s*$/.test(line)
      insert(area, `\n${/^\s*/.exec(line)?.[0] ?? ''}${opens ? step : ''}`)
      onChange(area.value)
    } else if (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Delete') {
      indents.current = true
    }
  }
}

/** Types a text at the caret, so that the browser's undo knows of it where it can. */
function insert(area: HTMLTextAreaElement, text: string): void {
  if (document.execCommand?.('insertText', false, text)) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
}

/** Moves the lines of the selection to the right, or back to the left. */
function shiftLines(area: HTMLTextAreaElement, isBack: boolean): void {
  const { value, selectionStart, selectionEnd } = area
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1
  const lines = value.slice(from, selectionEnd).split('\n')
  const moved = lines.map((line) => (isBack ? line.replace(/^ {1,2}|^\t/, '') : step + line)).join('\n')
  area.setSelectionRange(from, selectionEnd)
  insert(area, moved)
  area.setSelectionRange(from, from + moved.length)
}
