import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'
import type { Selection } from '../sessionView.ts'
import type { EventRows } from './eventRows.ts'
import { headPx, rowPx } from './useEventScroll.ts'

interface CursorOptions {
  items: LogItems
  rows: EventRows
  selection: Selection
  /** Height of the part of the list that is on screen. */
  heightPx(): number
  show(position: number): void
  follow(): void
  onCopy(): void
  onNextTimeMode(): void
  /** Shows or hides the pieces an event came in. */
  onToggle(eventId: string): void
  isOpen(eventId: string): boolean
}

export interface EventCursor {
  /** The event the keys act on. */
  activeId: string | null
  /** Positions of the first and the last chosen row; null when there is none. */
  range: { from: number; to: number } | null
  onKeyDown(event: KeyboardEvent): void
  onMouseDown(event: MouseEvent<HTMLElement>): void
  onClick(event: MouseEvent): void
}

/** The row the keys act on, and the stretch of rows that Shift extends from it. */
export function useEventCursor(options: CursorOptions): EventCursor {
  const { items, rows, selection, heightPx, show, follow, onCopy, onNextTimeMode, onToggle, isOpen } = options
  const [cursor, setCursor] = useState<{ activeId: string; anchorId: string } | null>(null)
  const [knownSelection, setKnownSelection] = useState(selection.eventId)
  if (knownSelection !== selection.eventId) {
    // What was selected elsewhere is where the keys go on.
    setKnownSelection(selection.eventId)
    if (selection.eventId !== null && cursor?.activeId !== selection.eventId) {
      setCursor({ activeId: selection.eventId, anchorId: selection.eventId })
    }
  }
  const lastKey = useRef('')
  const activeId = cursor?.activeId ?? selection.eventId
  const position = activeId === null ? -1 : rows.positionOf(activeId)
  const anchor = cursor === null ? position : rows.positionOf(cursor.anchorId)
  const range = position === -1 ? null : anchor === -1 ? { from: position, to: position } : toRange(anchor, position)

  const put = (id: string, isExtending: boolean) => {
    const anchorId = isExtending ? (cursor?.anchorId ?? activeId ?? id) : id
    setCursor({ activeId: id, anchorId })
  }
  const go = (from: number, step: 1 | -1, isExtending: boolean) => {
    const found = nearestEvent(items, rows, from, step) ?? nearestEvent(items, rows, from, step === 1 ? -1 : 1)
    if (!found) return
    put(found.id, isExtending)
    show(found.position)
  }

  return {
    activeId: position === -1 ? null : activeId,
    range,
    onKeyDown(event) {
      if (event.target !== event.currentTarget || event.altKey) return
      const isCommand = event.ctrlKey || event.metaKey
      const page = Math.max(1, Math.floor((heightPx() - headPx) / rowPx) - 1)
      const last = rows.length - 1
      const isExtending = event.shiftKey
      const isLetter = /^[a-z]$/.test(event.key)
      // `g` begins a pair of keys, such as `g o`, which belongs to the page.
      const isOurs = !isLetter || (areSingleKeysOn() && lastKey.current !== 'g')
      lastKey.current = event.key
      const isCopy = isCommand && event.key === 'c' && range !== null && window.getSelection()?.isCollapsed !== false
      if (isCopy) onCopy()
      else if (isCommand || !isOurs) return
      else if (event.key === 'ArrowDown' || event.key === 'j') go(Math.min(last, position + 1), 1, isExtending)
      else if (event.key === 'ArrowUp' || event.key === 'k') go(position === -1 ? last : position - 1, -1, isExtending)
      else if (event.key === 'PageDown') go(Math.min(last, position + page), 1, isExtending)
      else if (event.key === 'PageUp') go(Math.max(0, position - page), -1, isExtending)
      else if (event.key === 'Home') go(0, 1, isExtending)
      else if (event.key === 'End') {
        go(last, -1, isExtending)
        follow()
      } else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null) selection.select(activeId)
      else if (event.key === 'ArrowRight' && activeId !== null && !isOpen(activeId)) onToggle(activeId)
      else if (event.key === 'ArrowLeft' && activeId !== null && isOpen(activeId)) onToggle(activeId)
      else if (event.key === 'o') onNextTimeMode()
      else return
      event.preventDefault()
    },
    onMouseDown(event) {
      // Otherwise Shift would mark the text between the two clicks.
      if (!event.shiftKey) return
      event.preventDefault()
      event.currentTarget.focus()
    },
    onClick(event) {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-event-id]') : null
      const id = target?.dataset.eventId
      if (id === undefined) return
      put(id, event.shiftKey)
      if (!event.shiftKey && window.getSelection()?.isCollapsed !== false) selection.select(id)
    },
  }
}

const toRange = (left: number, right: number) => ({ from: Math.min(left, right), to: Math.max(left, right) })

function nearestEvent(items: LogItems, rows: EventRows, from: number, step: 1 | -1) {
  for (let position = from; position >= 0 && position < rows.length; position += step) {
    const row = rows.at(position)
    const item = row?.kind === 'event' ? items.at(row.index) : undefined
    if (item && item.source !== 'gap') return { id: item.id, position }
  }
  return null
}
