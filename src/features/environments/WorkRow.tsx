import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { Work } from '@/domain/work.ts'
import { paths, to } from '@/paths.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { workMutations } from '@/queries/work.ts'
import { Button } from '@/ui/Button.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { Pill, type PillTone } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Row, Td } from '@/ui/Table.tsx'

const tones: Record<string, PillTone> = { queued: 'wait', starting: 'run', active: 'run', stopping: 'wait' }

interface WorkRowProps {
  work: Work
  environment: ResourceRef
  isReadOnly: boolean
}

/** One session in the queue, or with a worker. */
export function WorkRow({ work, environment, isReadOnly }: WorkRowProps) {
  const baseUrl = useApiBaseUrl()
  const { id, state, sessionId, metadata } = work
  const [isAsked, setIsAsked] = useState(false)
  const stop = useMutation(workMutations.stop(environment))
  const isStopping = state === 'stopping'
  const notes = Object.entries(metadata).map(([key, value]) => `${key}: ${value}`)

  const confirm = async () => {
    const stopped = await stop.mutateAsync({ id, isForced: isStopping })
    notify(stopped.state === 'stopped' ? 'The work is stopped.' : 'The worker is asked to stop.')
    setIsAsked(false)
  }

  return (
    <Row>
      <Td>
        {sessionId ? (
          <Link
            to={to(paths.session, { workspace: environment.workspace, id: sessionId })}
            className="block max-w-[260px] truncate font-mono text-accent hover:underline"
          >
            {sessionId}
          </Link>
        ) : (
          <span className="font-mono">{id}</span>
        )}
      </Td>
      <Td>
        <Pill tone={tones[state] ?? 'neutral'} isSmall>
          {state}
        </Pill>
      </Td>
      <Td>{work.latestHeartbeatAt ? <RelativeTime at={work.latestHeartbeatAt} /> : 'none yet'}</Td>
      <Td>
        <span className="block max-w-[220px] truncate text-ink-2" title={notes.join('\n') || undefined}>
          {notes.join(' · ') || '–'}
        </span>
      </Td>
      <Td>
        {!isReadOnly && state !== 'stopped' && (
          <Button aria-label={`Stop the work for ${sessionId ?? id}`} onClick={() => setIsAsked(true)}>
            Stop
          </Button>
        )}
        <ConfirmDialog
          isOpen={isAsked}
          onOpenChange={setIsAsked}
          title={isStopping ? 'Stop this work without the worker?' : 'Stop this work?'}
          confirmLabel={isStopping ? 'Stop at once' : 'Stop work'}
          isDangerous
          onConfirm={confirm}
        >
          <p>
            {isStopping
              ? 'The worker was asked to stop and has not answered yet. The work is taken from it now, whatever it is doing.'
              : 'No worker takes the session, and one that has it is asked to stop. The session stays: calls that wait for a worker go on waiting until it is started again or interrupted.'}
          </p>
          <EquivalentRequest
            request={{
              method: 'POST',
              path: `/environments/${environment.id}/work/${id}/stop`,
              body: { force: isStopping },
            }}
            baseUrl={baseUrl}
          />
        </ConfirmDialog>
      </Td>
    </Row>
  )
}
