import { useEffect, useState } from 'react'
import { highlight, type Run } from './highlight.ts'

interface Done {
  code: string
  language: string
  lines: Run[][]
}

/**
 * The code's coloured lines once the highlighter has been loaded; null until then, and for what stays plain. While the
 * code grows, its finished lines keep their colours and only the new ones wait for theirs.
 */
export function useHighlighted(code: string, language: string | null): Run[][] | null {
  const [done, setDone] = useState<Done | null>(null)
  useEffect(() => {
    if (!language) return
    let isCurrent = true
    highlight(code, language).then(
      (lines) => isCurrent && setDone(lines && { code, language, lines }),
      () => isCurrent && setDone(null), // the highlighter could not be loaded: plain code says the same
    )
    return () => {
      isCurrent = false
    }
  }, [code, language])
  if (!done || done.language !== language || !code.startsWith(done.code)) return null
  return done.code === code ? done.lines : withNewLines(done, code)
}

function withNewLines(done: Done, code: string): Run[][] {
  const finished = done.lines.slice(0, -1)
  const rest = code.slice(done.code.lastIndexOf('\n') + 1)
  return [...finished, ...rest.split('\n').map((text): Run[] => [{ text, scope: null }])]
}
