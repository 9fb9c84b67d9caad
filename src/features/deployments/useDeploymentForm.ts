import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { type Deployment, readDeployment } from '@/domain/deployment/deployment.ts'
import { toDeploymentDocument } from '@/domain/deployment/deploymentForm.ts'
import { changedMembers, documentPatch, isSameJson, rebaseDocument } from '@/domain/documentPatch.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import { withoutSecrets, withoutSecretText } from '@/domain/secretMembers.ts'
import { deploymentMutations } from '@/queries/deployments.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { deploymentPlace } from './deploymentPlace.ts'
import { useDeploymentDraft } from './useDeploymentDraft.ts'

const documentOf = ({ raw }: Deployment) => toDeploymentDocument(raw)

/** The form of one deployment. Deployments have no versions: the last one to save wins, member by member. */
export function useDeploymentForm(workspace: string, latest: Deployment) {
  const storageKey = `console.form.${workspace}.deployments.${latest.id}`
  const update = useMutation(deploymentMutations.update({ workspace, id: latest.id }))
  const [stored] = useState(() => readStored(storageKey))
  /** What the form was read from. */
  const [base, setBase] = useState(stored?.base ?? latest)
  const [failure, setFailure] = useState<string | null>(null)
  const draft = useDeploymentDraft(stored?.document ?? documentOf(latest), stored?.text)
  const { document, formJson } = draft
  const from = useMemo(() => documentOf(base), [base])
  const isDirty = changedMembers(from, document).length > 0 || formJson.problem !== null
  const kept = { document: withoutSecrets(document), text: formJson.text && withoutSecretText(formJson.text) }
  useStoredForm(storageKey, isDirty ? { base: base.raw, ...kept } : null)

  const adopt = (deployment: Deployment, next: Json = documentOf(deployment)) => {
    setBase(deployment)
    setFailure(null)
    draft.replace(next)
  }

  // What somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = !isDirty && !isSameJson(documentOf(latest), from)
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopting is what the newer state asks for, once
  useEffect(() => {
    if (mayFollow) adopt(latest)
  }, [mayFollow, latest])

  const save = async () => {
    const wanted = draft.read()
    setFailure(null)
    try {
      const saved = await update.mutateAsync(documentPatch(from, wanted))
      // What was typed while the request was on its way stays, as an unsaved change.
      adopt(saved, rebaseDocument(wanted, draft.read(), documentOf(saved)))
      notify('Saved. Sessions that start from now on use it.')
      focusHeading() // the button that was pressed is gone
    } catch (error) {
      const message = showProblem(draft.form, error, (path) => deploymentPlace(path, wanted))
      // Beside the JSON there are no fields to show it on.
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = draft.form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

  return {
    ...draft,
    isDirty,
    failure,
    isSaving: update.isPending,
    /** What saving sends, without the secrets in it. */
    shownPatch: () => withoutSecrets(documentPatch(from, draft.read()), '$GIT_TOKEN'),
    submit: async () => {
      if (formJson.settle()) await submit()
    },
    discard: () => adopt(latest),
    forget: () => dropStoredForm(storageKey),
  }
}

function readStored(key: string): { base: Deployment; document: Json; text: string | null } | null {
  const stored = toRecord(readStoredForm(key))
  if (!isRecord(stored.base) || !isRecord(stored.document)) return null
  return { base: readDeployment(stored.base), document: stored.document, text: toTextOrNull(stored.text) }
}
