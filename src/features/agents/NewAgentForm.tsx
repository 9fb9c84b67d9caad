import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import { changedMembers } from '@/domain/documentPatch.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { agentMutations } from '@/queries/agents.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { modelQueries } from '@/queries/models.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { AgentFields } from './AgentFields.tsx'
import { agentPlace } from './agentPlace.ts'
import { useAgentDraft } from './useAgentDraft.ts'

export interface NewAgentFormProps {
  workspace: Workspace
  /** What the form begins with. */
  initial: Json
  /** The agent that is duplicated. */
  original: Agent | null
}

export function NewAgentForm({ workspace, initial, original }: NewAgentFormProps) {
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.agents.new${original ? `.${original.id}` : ''}`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(agentMutations.create(workspace.id))
  const models = useQuery(modelQueries.list(workspace.id))
  const [stored] = useState(() => toRecord(readStoredForm(storageKey)))
  const draft = useAgentDraft(isRecord(stored.document) ? stored.document : initial, toTextOrNull(stored.text))
  const { form, formJson, document } = draft
  const firstModel = models.data?.[0]?.id ?? ''
  // The model that is chosen for somebody is not a change of theirs.
  const changed = changedMembers(initial, document).filter((key) => key !== 'model')
  const isDirty = changed.length > 0 || formJson.problem !== null
  useStoredForm(storageKey, isDirty ? { document, text: formJson.text } : null)

  useEffect(() => {
    if (firstModel && form.getValues('modelId') === '') form.setValue('modelId', firstModel)
  }, [firstModel, form])

  const save = async () => {
    setFailure(null)
    const wanted = draft.read()
    try {
      const agent = await create.mutateAsync(wanted)
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The agent “${agent.name}” is created.`)
      await navigate(to(paths.agent, { workspace: workspace.id, id: agent.id }))
    } catch (error) {
      const message = showProblem(form, error, agentPlace(wanted))
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

  return (
    <Page
      title="New agent"
      subtitle={
        original
          ? `A copy of ${original.name}, version ${original.version}. Change what should differ.`
          : 'A model, a system prompt and tools. You can change all of it later.'
      }
      crumbs={[{ label: 'Agents', to: to(paths.agents, { workspace: workspace.id }) }, { label: 'New agent' }]}
      actions={
        <span className="flex flex-wrap items-center gap-3">
          <EquivalentRequestButton
            request={() => ({ method: 'POST', path: '/agents', body: draft.read() })}
            baseUrl={apiBaseUrl(workspace)}
          />
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Create agent
          </Button>
        </span>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (formJson.settle()) void submit()
        }}
        className="max-w-[860px]"
      >
        {failure && (
          <Banner tone="error" className="mb-3">
            {failure}
          </Banner>
        )}
        <FormJsonPanel formJson={draft.formJson}>
          <AgentFields form={draft.form} generation={draft.generation} workspace={workspace.id} />
        </FormJsonPanel>
      </form>
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}
