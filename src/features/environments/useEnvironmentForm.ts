import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { DocumentPart } from '@/domain/documentParts.ts'
import { partDifferences } from '@/domain/documentParts.ts'
import { changedMembers, documentPatch, isSameJson, rebaseDocument } from '@/domain/documentPatch.ts'
import { type Environment, readEnvironment } from '@/domain/environment.ts'
import { toEnvironmentDocument } from '@/domain/environmentForm.ts'
import { toEnvironmentParts } from '@/domain/environmentParts.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import { environmentMutations, environmentQueries } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { environmentPlace } from './environmentPlace.ts'
import { useEnvironmentDraft } from './useEnvironmentDraft.ts'

const documentOf = ({ raw }: Environment) => toEnvironmentDocument(raw)

/**
 * The form of one environment. Environments have no versions and a config is replaced whole, so the newest state is
 * read before saving: what somebody else changed since `base` is a choice, not an accident.
 */
export function useEnvironmentForm(workspace: string, latest: Environment) {
  const ref = { workspace, id: latest.id }
  const storageKey = `console.form.${workspace}.environments.${latest.id}`
  const client = useQueryClient()
  const update = useMutation(environmentMutations.update(ref))
  const [stored] = useState(() => readStored(storageKey))
  const [base, setBase] = useState(stored?.base ?? latest)
  const [failure, setFailure] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Environment | null>(null)
  /** What was typed before somebody else's state was taken. */
  const [setAside, setSetAside] = useState<DocumentPart[] | null>(null)
  const draft = useEnvironmentDraft(stored?.document ?? documentOf(latest), stored?.text)
  const { document, formJson } = draft
  const from = useMemo(() => documentOf(base), [base])
  const differences = partDifferences(toEnvironmentParts(from), toEnvironmentParts(document))
  const isDirty = changedMembers(from, document).length > 0 || formJson.problem !== null
  useStoredForm(storageKey, isDirty ? { base: base.raw, document, text: formJson.text } : null)

  const adopt = (environment: Environment, next: Json = documentOf(environment)) => {
    setBase(environment)
    setConflict(null)
    setFailure(null)
    draft.replace(next)
  }

  // What somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = !isDirty && !isSameJson(documentOf(latest), from)
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopting is what the newer state asks for, once
  useEffect(() => {
    if (mayFollow) adopt(latest)
  }, [mayFollow, latest])

  const send = async (environment: Environment, wanted: Json) => {
    const saved = await update.mutateAsync(documentPatch(documentOf(environment), wanted))
    // What was typed while the request was on its way stays, as an unsaved change.
    adopt(saved, rebaseDocument(wanted, draft.read(), documentOf(saved)))
    setSetAside(null)
    notify('Saved. Sessions that start from now on use it.')
    focusHeading() // the button that was pressed is gone
  }
  const save = async (environment: Environment, wanted: Json) => {
    setFailure(null)
    try {
      const newest = await client.fetchQuery({ ...environmentQueries.detail(ref), staleTime: 0 })
      if (isSameJson(documentOf(newest), documentOf(environment))) await send(newest, wanted)
      else setConflict(newest)
    } catch (error) {
      const message = showProblem(draft.form, error, environmentPlace)
      // Beside the JSON there are no fields to show it on.
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
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
    patch: () => documentPatch(from, draft.read()),
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
    /** The three ways out of a conflict. */
    goOnEditing: () => setConflict(null),
    takeTheirs: () => {
      if (!conflict) return
      setSetAside(differences.map(({ label, after }) => ({ label, text: after })))
      adopt(conflict)
    },
    reapplyMine: async () => {
      if (!conflict) return
      const merged = rebaseDocument(from, document, documentOf(conflict))
      adopt(conflict, merged)
      await save(conflict, merged)
    },
  }
}

function readStored(key: string): { base: Environment; document: Json; text: string | null } | null {
  const stored = toRecord(readStoredForm(key))
  if (!isRecord(stored.base) || !isRecord(stored.document)) return null
  return { base: readEnvironment(stored.base), document: stored.document, text: toTextOrNull(stored.text) }
}
