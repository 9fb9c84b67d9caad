import { useMemo } from 'react'
import type { SessionView } from '../sessionView.ts'
import { ToolBody } from '../transcript/tools/ToolBody.tsx'
import { toToolCall } from '../transcript/tools/toolCall.ts'
import { ContentView } from './ContentView.tsx'
import type { Inspected } from './inspected.ts'
import { Nothing } from './Nothing.tsx'

/** Tools whose answer the transcript draws well: a terminal, a file, a list, links, images. */
const drawn = new Set([
  ...['Bash', 'Read', 'Glob', 'Grep', 'WebFetch', 'WebSearch'],
  ...['ImageSearch', 'ImageGen', 'DeliverArtifacts'],
])

/** What came out of the selected event. */
export function OutputTab({ inspected, session }: { inspected: Inspected; session: SessionView }) {
  const { event, call } = inspected
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; what is inspected tells of changes
  const [use, result] = useMemo(() => readCall(session, inspected), [inspected])
  if (call) {
    if (call.tool === 'built-in' && drawn.has(call.name)) {
      return (
        <div className="min-h-0 overflow-y-auto bg-surface-1">
          <ToolBody call={toToolCall(call, use, result)} />
        </div>
      )
    }
    if (result && 'content' in result) return <ContentView content={result.content} label="Output" isProse={false} />
    return <Nothing>{noResult[call.outcome as keyof typeof noResult] ?? 'There is no result in the log.'}</Nothing>
  }
  switch (event.type) {
    case 'agent.message':
    case 'agent.thread_message_sent':
    case 'agent.thread_message_received':
      return <ContentView content={event.content} label="Message" />
    case 'agent.thinking':
      return event.text === null ? (
        <Nothing>The API gives no text for this thought.</Nothing>
      ) : (
        <ContentView content={[{ type: 'text', text: event.text }]} label="Thought" />
      )
    case 'span.outcome_evaluation_end':
      return <ContentView content={[{ type: 'text', text: event.explanation }]} label="Explanation" />
    case 'session.error':
      return <ContentView content={[{ type: 'text', text: event.error.message }]} label="Message" isProse={false} />
    default:
      return <Nothing>This event has no output.</Nothing>
  }
}

/** Outcomes without a result; the others have one. */
const noResult = {
  running: 'There is no answer yet.',
  waiting: 'It waits for an answer of a person before it runs.',
  denied: 'It was not run.',
  interrupted: 'It was interrupted before it answered.',
}

const readCall = (session: SessionView, { call }: Inspected) => [
  call ? session.read(call.eventId) : undefined,
  call?.resultId ? session.read(call.resultId) : undefined,
]
