import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { type AgentForm, changedAgentFields, newAgentForm, toNewAgent } from '@/domain/agentForm.ts'
import { paths, to } from '@/paths.ts'
import { agentMutations } from '@/queries/agents.ts'
import { modelQueries } from '@/queries/models.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { AgentFields } from './AgentFields.tsx'
import { agentFormSchema, readAgentForm } from './agentFormSchema.ts'
import { agentPlace } from './agentPlace.ts'

export function NewAgentPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.agents.new`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(agentMutations.create(workspace.id))
  const models = useQuery(modelQueries.list(workspace.id))
  const form = useForm<AgentForm>({
    resolver: zodResolver(agentFormSchema),
    mode: 'onTouched',
    defaultValues: readAgentForm(readStoredForm(storageKey)) ?? newAgentForm,
  })
  const values = form.watch()
  const firstModel = models.data?.[0]?.id ?? ''
  // The model that is chosen for somebody is not a change of theirs.
  const isDirty = changedAgentFields(newAgentForm, { ...values, modelId: '' }).length > 0
  useStoredForm(storageKey, isDirty ? values : null)

  useEffect(() => {
    if (firstModel && form.getValues('modelId') === '') form.setValue('modelId', firstModel)
  }, [firstModel, form])

  const submit = form.handleSubmit(async (wanted) => {
    setFailure(null)
    try {
      const agent = await create.mutateAsync(toNewAgent(wanted))
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The agent “${agent.name}” is created.`)
      await navigate(to(paths.agent, { workspace: workspace.id, id: agent.id }))
    } catch (error) {
      setFailure(showProblem(form, error, agentPlace(form)))
    }
  })

  return (
    <Page
      title="New agent"
      subtitle="A model, a system prompt and tools. You can change all of it later."
      crumbs={[{ label: 'Agents', to: to(paths.agents, { workspace: workspace.id }) }, { label: 'New agent' }]}
      actions={
        workspace.isReadOnly ? null : (
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Create agent
          </Button>
        )
      }
    >
      {workspace.isReadOnly ? (
        <Banner tone="info">This workspace is read-only here, so no agent can be made in it.</Banner>
      ) : (
        <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="max-w-[860px]">
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <Panel title="Configuration">
            <AgentFields form={form} workspace={workspace.id} />
          </Panel>
        </form>
      )}
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}
