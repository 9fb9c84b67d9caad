import { useMutation, useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { toSessionTitle } from '@/domain/toSessionTitle.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { keepDraft } from '@/queries/sessionDraft.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { notifyFailure } from '@/ui/notify.ts'
import { Panel } from '@/ui/Panel.tsx'
import { TextArea } from '@/ui/TextArea.tsx'

const suggestion = 'Write a Python function that computes the Fibonacci sequence and run a test.'

const byName = (items: readonly { id: string; name: string }[] | undefined, name: string) =>
  items?.find((item) => item.name === name) ?? items?.[0]

/** One click from here to an agent at work. */
export function TryIt({ workspace }: { workspace: string }) {
  const navigate = useNavigate()
  const hintId = useId()
  const [text, setText] = useState(suggestion)
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  const start = useMutation(sessionMutations.start(workspace))
  const agent = byName(agents.data?.items, 'quickstart')
  const environment = byName(environments.data?.items, 'default')

  const run = async () => {
    if (!agent || !environment) return
    const message = text.trim()
    const body = { agent: agent.id, environment_id: environment.id, title: toSessionTitle(message) }
    const { session, unsent } = await start.mutateAsync({ body, message })
    if (unsent) {
      keepDraft(workspace, session.id, message)
      notifyFailure(`The message was not sent: ${unsent.message} It waits in the composer.`)
    }
    await navigate(to(paths.session, { workspace, id: session.id }))
  }

  return (
    <Panel title="Try it">
      <div className="flex flex-col items-start gap-2.5 px-3.5 py-3">
        <Introduction
          workspace={workspace}
          agent={agent?.name}
          environment={environment?.name}
          isKnown={agents.data !== undefined && environments.data !== undefined}
          id={hintId}
        />
        <div className="w-full">
          <TextArea
            label="What the agent should do"
            rows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {start.error && (
          <Banner tone="error" className="w-full">
            {start.error.message}
          </Banner>
        )}
        <Button
          tone="primary"
          isBusy={start.isPending}
          disabled={!agent || !environment || text.trim() === ''}
          aria-describedby={hintId}
          // A refusal is shown from `start.error`.
          onClick={() => void run().catch(() => undefined)}
        >
          {!start.isPending && <Play aria-hidden />}
          Start
        </Button>
      </div>
    </Panel>
  )
}

interface IntroductionProps {
  id: string
  workspace: string
  agent: string | undefined
  environment: string | undefined
  isKnown: boolean
}

function Introduction({ id, workspace, agent, environment, isKnown }: IntroductionProps) {
  if (isKnown && !agent) {
    return (
      <p id={id} className="text-ink-2">
        There is no agent yet.{' '}
        <Link to={to(paths.newAgent, { workspace })} className={buttonClass('default', 'ml-1')}>
          New agent
        </Link>
      </p>
    )
  }
  if (isKnown && !environment) {
    return (
      <p id={id} className="text-ink-2">
        There is no environment yet.{' '}
        <Link to={to(paths.newEnvironment, { workspace })} className={buttonClass('default', 'ml-1')}>
          New environment
        </Link>
      </p>
    )
  }
  return (
    <p id={id} className="text-ink-2">
      Start the agent <span className="font-medium text-ink">{agent ?? '…'}</span> in the environment{' '}
      <span className="font-medium text-ink">{environment ?? '…'}</span> on a real task and watch it live.
    </p>
  )
}
