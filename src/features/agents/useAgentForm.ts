import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { type Agent, readAgent } from '@/domain/agent.ts'
import { rebaseAgentDocument, toAgentDocument } from '@/domain/agentDocument.ts'
import { differingParts } from '@/domain/agentParts.ts'
import type { DocumentPart } from '@/domain/documentParts.ts'
import { changedMembers, documentPatch } from '@/domain/documentPatch.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import { agentMutations, agentQueries } from '@/queries/agents.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { agentPlace } from './agentPlace.ts'
import { useAgentDraft } from './useAgentDraft.ts'

/**
 * The form of one agent. `base` is the version it was read from: what is sent is the difference to it, and what is
 * typed outlives newer versions, refusals and reloads until it is saved or given up.
 */
export function useAgentForm(workspace: string, latest: Agent) {
  const ref = { workspace, id: latest.id }
  const storageKey = `console.form.${workspace}.agents.${latest.id}`
  const client = useQueryClient()
  const update = useMutation(agentMutations.update(ref))
  const [stored] = useState(() => readStored(storageKey))
  const [base, setBase] = useState(stored?.base ?? latest)
  const [failure, setFailure] = useState<string | null>(null)
  /** The version that was saved meanwhile, while a person decides. */
  const [conflict, setConflict] = useState<Agent | null>(null)
  /** What was typed before somebody else's version was taken. */
  const [setAside, setSetAside] = useState<DocumentPart[] | null>(null)
  const draft = useAgentDraft(stored?.document ?? toAgentDocument(latest.raw), stored?.text)
  const { document, formJson } = draft
  const from = useMemo(() => toAgentDocument(base.raw), [base])
  const differences = useMemo(() => differingParts(from, document), [from, document])
  const isChanged = useMemo(() => changedMembers(from, document).length > 0, [from, document])
  const isDirty = isChanged || formJson.problem !== null
  useStoredForm(
    storageKey,
    useMemo(
      () => (isDirty ? { base: base.raw, document, text: formJson.text } : null),
      [isDirty, base, document, formJson.text],
    ),
  )

  const adopt = (agent: Agent, next: Json = toAgentDocument(agent.raw)) => {
    setBase(agent)
    setConflict(null)
    setFailure(null)
    draft.replace(next)
  }

  // A version that somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = latest.version > base.version && !isDirty
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopting is what the newer version asks for, once
  useEffect(() => {
    if (mayFollow) adopt(latest)
  }, [mayFollow, latest])

  const save = async (agent: Agent, wanted: Json) => {
    setFailure(null)
    try {
      const patch = documentPatch(toAgentDocument(agent.raw), wanted)
      const saved = await update.mutateAsync({ ...patch, version: agent.version })
      // What was typed while the request was on its way stays, as an unsaved change of the new version.
      adopt(saved, rebaseAgentDocument(wanted, draft.read(), toAgentDocument(saved.raw)))
      setSetAside(null)
      notify(`Saved as version ${saved.version}.`)
      focusHeading() // the button that was pressed is gone
    } catch (error) {
      if (toProblem(error).status === 409) return meet(error)
      const message = showProblem(draft.form, error, agentPlace(wanted))
      // Beside the JSON there are no fields to show it on.
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }

  const meet = async (refusal: unknown) => {
    try {
      setConflict(await client.fetchQuery({ ...agentQueries.detail(ref), staleTime: 0 }))
    } catch {
      // The newest version cannot be read either: the refusal is what there is to show.
      setFailure(toProblem(refusal).message)
    }
  }

  const submit = draft.form.handleSubmit(
    () => save(base, draft.read()),
    (errors) => setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )
  return {
    ...draft,
    base,
    changedCount: Math.max(1, differences.length),
    patch: () => ({ ...documentPatch(from, draft.read()), version: base.version }),
    isDirty,
    failure,
    conflict,
    setAside,
    isSaving: update.isPending,
    submit: async () => {
      if (formJson.settle()) await submit()
    },
    discard: () => adopt(latest),
    forget: () => dropStoredForm(storageKey),
    forgetSetAside: () => setSetAside(null),
    /** Puts an older version into the form, as a change that is not saved yet. */
    restore: (version: Agent) => draft.replace(toAgentDocument(version.raw)),
    /** The three ways out of a conflict. */
    goOnEditing: () => setConflict(null),
    takeTheirs: () => {
      if (!conflict) return
      setSetAside(differences.map(({ label, after }) => ({ label, text: after })))
      adopt(conflict)
    },
    reapplyMine: async () => {
      if (!conflict) return
      const merged = rebaseAgentDocument(from, document, toAgentDocument(conflict.raw))
      adopt(conflict, merged)
      await save(conflict, merged)
    },
  }
}

function readStored(key: string): { base: Agent; document: Json; text: string | null } | null {
  const stored = toRecord(readStoredForm(key))
  if (!isRecord(stored.base) || !isRecord(stored.document)) return null
  return { base: readAgent(stored.base), document: stored.document, text: toTextOrNull(stored.text) }
}
