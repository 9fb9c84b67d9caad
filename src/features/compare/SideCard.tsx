import { ArrowLeftRight, FileClock, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sayCount } from '@/lenses/quantities.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { Button } from '@/ui/Button.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { type ComparedSide, MissingSide } from './ComparedSide.ts'
import { sideLink } from './sideLink.ts'
import type { OpenSide } from './useComparedSide.ts'

interface SideCardProps {
  title: 'Left' | 'Right'
  workspace: string
  open: OpenSide
  onChoose: () => void
}

/** One side of the comparison: what it is, how far it is read, and how to choose another. */
export function SideCard({ title, workspace, open, onChoose }: SideCardProps) {
  const { shown } = open
  return (
    <section
      aria-label={`${title} side`}
      className="flex min-h-[86px] min-w-0 flex-col gap-1.5 rounded-3 border border-line bg-surface-1 px-3.5 py-2.5"
    >
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 text-ink-3 text-small">{title}</h2>
        {shown.state === 'ready' && (
          <IconButton label={`Read the ${title.toLowerCase()} side again`} onClick={open.readAgain}>
            <RotateCw aria-hidden />
          </IconButton>
        )}
        <Button onClick={onChoose}>
          {shown.state === 'none' ? <FileClock aria-hidden /> : <ArrowLeftRight aria-hidden />}
          {shown.state === 'none' ? 'Choose' : 'Change'}
          <span className="sr-only"> the {title.toLowerCase()} side</span>
        </Button>
      </div>
      <Body title={title} workspace={workspace} open={open} />
    </section>
  )
}

function Body({ title, workspace, open }: Omit<SideCardProps, 'onChoose'>): ReactNode {
  const { shown, stop, readAgain } = open
  switch (shown.state) {
    case 'none':
      return <p className="text-ink-3">No session or recording is chosen yet.</p>
    case 'reading':
      return (
        <div className="flex items-center gap-3">
          <label className="flex min-w-0 flex-1 items-center gap-2 text-ink-2 tabular-nums">
            <span className="whitespace-nowrap">{sayCount(shown.eventCount, 'event')} read</span>
            <progress
              value={shown.share ?? undefined}
              max={1}
              aria-label={`Reading the ${title.toLowerCase()} side`}
              className="w-full min-w-0 accent-accent"
            />
          </label>
          <Button tone="ghost" onClick={stop}>
            Stop
          </Button>
        </div>
      )
    case 'stopped':
      return (
        <div className="flex items-center gap-3">
          <p className="flex-1 text-ink-2">Stopped after {sayCount(shown.eventCount, 'event')}.</p>
          <Button onClick={readAgain}>Read it again</Button>
        </div>
      )
    case 'failed':
      return (
        <div className="flex items-start gap-3">
          <p role="alert" className="min-w-0 flex-1 text-k-error wrap-anywhere">
            {shown.error.message}
          </p>
          {!(shown.error instanceof MissingSide) && <Button onClick={readAgain}>Retry</Button>}
        </div>
      )
    case 'ready':
      return <Facts side={shown.side} workspace={workspace} />
  }
}

function Facts({ side, workspace }: { side: ComparedSide; workspace: string }) {
  const { name, status, agent, modelId, eventCount, problems } = side
  return (
    <>
      <div className="flex min-w-0 items-center gap-2">
        <Link
          to={sideLink(workspace, side.ref)}
          title={name}
          className="min-w-0 truncate rounded-1 font-semibold hover:underline"
        >
          {name}
        </Link>
        {status === null ? <Pill>recording</Pill> : <SessionStatusPill status={status} />}
      </div>
      <ul className="flex min-w-0 flex-wrap gap-x-3 text-ink-2 text-small tabular-nums">
        {agent && <li className="max-w-full truncate">{agent}</li>}
        {modelId && <li className="max-w-full truncate font-mono">{modelId}</li>}
        <li>{sayCount(eventCount, 'event')}</li>
      </ul>
      {status === 'running' && (
        <p className="text-ink-3 text-small">It is still at work. What it does from now on is not here.</p>
      )}
      {problems.map((problem) => (
        <p key={problem} className="text-k-wait text-small">
          {problem}
        </p>
      ))}
    </>
  )
}
