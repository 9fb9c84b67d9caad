import { useEffect, useState } from 'react'
import { toRecord, toText } from '@/domain/json.ts'
import type { Memory } from '@/domain/memory/memoryStore.ts'
import { readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'

/** What a text was written from. */
export interface DraftBase {
  content: string
  sha256: string
}

const toBase = ({ content, sha256 }: Memory): DraftBase => ({ content: content ?? '', sha256 })

/** The text of a memory while somebody changes it; kept in this tab, so that looking elsewhere loses nothing. */
export function useMemoryDraft(storageKey: string, memory: Memory) {
  const [stored] = useState(() => readStored(storageKey))
  const [base, setBase] = useState(stored?.base ?? toBase(memory))
  const [text, setText] = useState(stored?.text ?? base.content)
  const isDirty = text !== base.content
  const isBehind = memory.sha256 !== base.sha256
  useStoredForm(storageKey, isDirty ? { base, text } : null)

  // What somebody else wrote shows at once when there is nothing here to lose.
  const mayFollow = isBehind && !isDirty
  useEffect(() => {
    if (!mayFollow) return
    setBase(toBase(memory))
    setText(memory.content ?? '')
  }, [mayFollow, memory])

  /** Starts over from what the server has now. */
  const follow = (to: Memory) => {
    setBase(toBase(to))
    setText(to.content ?? '')
  }
  return { base, text, setText, isDirty, isBehind, follow }
}

function readStored(key: string): { base: DraftBase; text: string } | null {
  const content = toRecord(readStoredForm(key))
  const base = toRecord(content.base)
  if (typeof content.text !== 'string' || typeof base.content !== 'string') return null
  return { base: { content: base.content, sha256: toText(base.sha256) }, text: content.text }
}
