import { useState } from 'react'
import { isRecord } from '@/domain/json.ts'
import { emptyNewSession, type NewSessionForm, withoutTokens } from '@/domain/newSession.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'

/** What the dialog holds. It is kept in this tab until the session is there, whatever closes the dialog; tokens are not. */
export function useNewSessionForm(workspace: string, agentId: string | null) {
  const key = `console.newSession.${workspace}`
  const [form, setForm] = useState<NewSessionForm>(() => {
    const stored = readForm(readStoredForm(key))
    return agentId
      ? { ...stored, agentId, agentVersion: agentId === stored.agentId ? stored.agentVersion : '' }
      : stored
  })
  const isEmpty = JSON.stringify(form) === JSON.stringify(emptyNewSession)
  useStoredForm(key, isEmpty ? null : withoutTokens(form))
  return {
    form,
    change: (part: Partial<NewSessionForm>) => setForm((before) => ({ ...before, ...part })),
    /** Forgets what was kept: the session was made of it. */
    drop: () => dropStoredForm(key),
    clear: () => setForm(emptyNewSession),
    isEmpty,
  }
}

/** A draft of another build may hold other fields: only what has the right shape is taken. */
function readForm(stored: unknown): NewSessionForm {
  if (!isRecord(stored)) return emptyNewSession
  const fits = Object.entries(emptyNewSession).filter(([name, value]) => {
    const kept = stored[name]
    return typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value)
  })
  return { ...emptyNewSession, ...Object.fromEntries(fits.map(([name]) => [name, stored[name]])) }
}
