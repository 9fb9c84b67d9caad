import { useMutation, useQuery } from '@tanstack/react-query'
import { Bot, Box } from 'lucide-react'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Networking } from '@/domain/environment.ts'
import {
  firstMessages,
  type NewSessionForm,
  placeOfParam,
  toNewSession,
  variablesFlaw,
  withoutTokens,
} from '@/domain/newSession.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { keepDraft } from '@/queries/sessionDraft.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notifyFailure } from '@/ui/notify.ts'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { FirstMessages } from './new/FirstMessages.tsx'
import { flushFlaw, SessionParts } from './new/SessionParts.tsx'
import { useNewSessionForm } from './new/useNewSessionForm.ts'

export interface NewSessionDialogProps {
  workspace: Workspace
  /** The agent somebody came from; otherwise `quickstart`, or the newest. */
  agentId: string | null
  onClose: () => void
}

/** Creates a session, sends its first messages if there are any, and opens it live. */
export function NewSessionDialog({ workspace, agentId, onClose }: NewSessionDialogProps) {
  const formId = useId()
  const navigate = useNavigate()
  const agents = useQuery(agentQueries.list(workspace.id, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace.id, { limit: 100 }))
  const start = useMutation(sessionMutations.start(workspace.id))
  const { form, change, drop, clear, isEmpty } = useNewSessionForm(workspace.id, agentId)
  const [partsOpenAtFirst] = useState(() => hasParts(form))

  const agentChoices = withChoice(agents.data?.items ?? [], agentId)
  const environmentChoices = environments.data?.items ?? []
  const agent = form.agentId || preferred(agentChoices, 'quickstart')
  const environment = form.environmentId || preferred(environmentChoices, 'default')
  const chosen = environmentChoices.find(({ id }) => id === environment)
  const latest = agents.data?.items.find(({ id }) => id === agent)?.version ?? 0
  const complete = { ...form, agentId: agent, environmentId: environment }
  const problem = start.error ? toProblem(start.error) : null
  const place = problem && placeOfParam(complete, problem.param)
  const errorAt = (wanted: string) => (place === wanted ? problem?.message : undefined)
  const isFlawed = variablesFlaw(form.variables) !== undefined || flushFlaw(form.flushMs) !== undefined
  const unread = agents.error ?? environments.error

  const submit = async () => {
    const messages = firstMessages(form)
    const { session, unsent } = await start.mutateAsync({
      body: toNewSession(complete),
      message: messages.length === 1 ? messages[0] : undefined,
    })
    drop()
    if (unsent) {
      keepDraft(workspace.id, session.id, messages.join('\n\n'))
      notifyFailure(
        `The session is there, but nothing was sent to it. ${unsent.message} What you wrote is in the composer.`,
      )
    }
    await navigate(to(paths.session, { workspace: workspace.id, id: session.id }))
  }

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title="New session"
      description="An agent works in an environment; you watch it live."
      footer={
        <>
          {!isEmpty && (
            <Button tone="ghost" className="mr-auto" onClick={clear}>
              Start over
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            tone="primary"
            isBusy={start.isPending}
            disabled={!agent || !environment || isFlawed}
          >
            Start session
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          // A refusal is shown from `start.error`.
          submit().catch(() => undefined)
        }}
      >
        {problem && !place && <Banner tone="error">{problem.message}</Banner>}
        {unread && <Banner tone="error">The choices could not be read. {unread.message}</Banner>}
        <SelectField
          label="Agent"
          isRequired
          icon={<Bot />}
          error={errorAt('agent')}
          description={agents.data?.items.length === 0 ? 'There is no agent yet. Make one first.' : undefined}
          value={agent}
          onChange={(event) => change({ agentId: event.target.value, agentVersion: '' })}
        >
          {agents.isPending && <option value="">Loading</option>}
          {agentChoices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        {latest > 1 && (
          <SelectField
            label="Version"
            value={form.agentVersion}
            onChange={(event) => change({ agentVersion: event.target.value })}
          >
            <option value="">latest (v{latest})</option>
            {Array.from({ length: latest }, (_, index) => latest - index).map((version) => (
              <option key={version} value={version}>
                v{version}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label="Environment"
          isRequired
          icon={<Box />}
          error={errorAt('environment')}
          description={
            environments.data?.items.length === 0
              ? 'There is no environment yet. Make one first.'
              : chosen && sayNetwork(chosen.networking)
          }
          value={environment}
          onChange={(event) => change({ environmentId: event.target.value })}
        >
          {environments.isPending && <option value="">Loading</option>}
          {environmentChoices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Title"
          placeholder="Untitled"
          error={errorAt('title')}
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <FirstMessages form={form} change={change} errorAt={errorAt} />
        <Disclosure summary="Files, memory, repositories, variables" isInitiallyOpen={partsOpenAtFirst}>
          <SessionParts workspace={workspace.id} form={form} change={change} errorAt={errorAt} />
        </Disclosure>
        <EquivalentRequest
          request={{ method: 'POST', path: '/sessions', body: toNewSession(withoutTokens(complete, '$GIT_TOKEN')) }}
          baseUrl={apiBaseUrl(workspace)}
        />
      </form>
    </Dialog>
  )
}

/** What the sandbox can reach. */
function sayNetwork({ type, allowedHosts }: Networking): string {
  if (type === 'unrestricted') return 'Its sandbox can reach the whole network.'
  if (allowedHosts.length === 0) return 'Its sandbox reaches no hosts.'
  const more = allowedHosts.length > 3 ? ` and ${allowedHosts.length - 3} more` : ''
  return `Its sandbox reaches only ${allowedHosts.slice(0, 3).join(', ')}${more}.`
}

const hasParts = ({ files, memory, vaultIds, repositories, variables, metadata, flushMs }: NewSessionForm) =>
  [...files, ...memory, ...vaultIds, ...repositories, ...variables, ...metadata].length > 0 || flushMs !== ''

/** The list, and the wanted one in it even when it is not among the newest hundred. */
function withChoice(items: readonly { id: string; name: string }[], id: string | null) {
  return id && !items.some((item) => item.id === id) ? [{ id, name: id }, ...items] : items
}

function preferred(items: readonly { id: string; name: string }[], name: string): string {
  return (items.find((item) => item.name === name) ?? items[0])?.id ?? ''
}
