import { useMutation, useQuery } from '@tanstack/react-query'
import { Bot, Box } from 'lucide-react'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { keepDraft } from '@/queries/sessionDraft.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { notifyFailure } from '@/ui/notify.ts'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'

export interface NewSessionDialogProps {
  workspace: string
  /** The agent somebody came from; otherwise `quickstart`, or the newest. */
  agentId: string | null
  onClose: () => void
}

/** Creates a session, sends its first message if there is one, and opens it live. */
export function NewSessionDialog({ workspace, agentId, onClose }: NewSessionDialogProps) {
  const formId = useId()
  const navigate = useNavigate()
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  const start = useMutation(sessionMutations.start(workspace))
  const [chosenAgent, setChosenAgent] = useState(agentId)
  const [chosenEnvironment, setChosenEnvironment] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [message, setMessage] = useState('')

  const agentChoices = withChoice(agents.data?.items ?? [], agentId)
  const environmentChoices = environments.data?.items ?? []
  const agent = chosenAgent ?? preferred(agentChoices, 'quickstart')
  const environment = chosenEnvironment ?? preferred(environmentChoices, 'default')
  const problem = start.error ? toProblem(start.error) : null
  const errorOf = (...fields: string[]) =>
    problem?.field && fields.includes(problem.field) ? problem.message : undefined
  const isOnField = errorOf('agent', 'agent_id', 'environment_id', 'title') !== undefined
  const unread = agents.error ?? environments.error

  const submit = async () => {
    const { session, unsent } = await start.mutateAsync({
      agentId: agent,
      environmentId: environment,
      title: title.trim() || undefined,
      message: message.trim() || undefined,
    })
    if (unsent) {
      keepDraft(workspace, session.id, message)
      notifyFailure(`The session is there, but the message was not sent: ${unsent.message} It waits in the composer.`)
    }
    await navigate(to(paths.session, { workspace, id: session.id }))
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="New session"
      description="An agent works in an environment; you watch it live."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" isBusy={start.isPending} disabled={!agent || !environment}>
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
        {problem && !isOnField && <Banner tone="error">{problem.message}</Banner>}
        {unread && <Banner tone="error">The choices could not be read. {unread.message}</Banner>}
        <SelectField
          label="Agent"
          isRequired
          icon={<Bot />}
          error={errorOf('agent', 'agent_id')}
          description={agents.data?.items.length === 0 ? 'There is no agent yet. Make one first.' : undefined}
          value={agent}
          onChange={(event) => setChosenAgent(event.target.value)}
        >
          {agents.isPending && <option value="">Loading</option>}
          {agentChoices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Environment"
          isRequired
          icon={<Box />}
          error={errorOf('environment_id')}
          description={
            environments.data?.items.length === 0 ? 'There is no environment yet. Make one first.' : undefined
          }
          value={environment}
          onChange={(event) => setChosenEnvironment(event.target.value)}
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
          error={errorOf('title')}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          label="First message"
          description="Optional. The turn starts as soon as it is sent."
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      </form>
    </Dialog>
  )
}

/** The list, and the wanted one in it even when it is not among the newest hundred. */
function withChoice(items: readonly { id: string; name: string }[], id: string | null) {
  return id && !items.some((item) => item.id === id) ? [{ id, name: id }, ...items] : items
}

function preferred(items: readonly { id: string; name: string }[], name: string): string {
  return (items.find((item) => item.name === name) ?? items[0])?.id ?? ''
}
