import { useMemo } from 'react'
import type { CallRow } from '@/domain/session/timeline.ts'
import { memberOf, printJson } from '@/lib/losslessJson.ts'
import type { SessionView } from '../sessionView.ts'
import { ToolBody } from '../transcript/tools/ToolBody.tsx'
import { toToolCall } from '../transcript/tools/toolCall.ts'
import { ContentView } from './ContentView.tsx'
import type { Inspected } from './inspected.ts'
import { JsonPanel, type OnFilterTerm } from './json/JsonPanel.tsx'
import { readJson } from './json/useParsedJson.ts'
import { Nothing } from './Nothing.tsx'

interface InputTabProps {
  inspected: Inspected
  session: SessionView
  onFilterTerm?: OnFilterTerm
}

/** Tools whose input says more as a change or a file than as JSON. */
const drawn = new Set(['Edit', 'Write'])

/** What went into the selected event. */
export function InputTab({ inspected, session, onFilterTerm }: InputTabProps) {
  const { event, call, request } = inspected
  if (call) return <CallInput call={call} session={session} onFilterTerm={onFilterTerm} />
  if (event.type === 'user.message' || event.type === 'system.message') {
    return <ContentView content={event.content} label="Message" />
  }
  if (event.type === 'user.define_outcome') {
    return (
      <JsonPanel label="Input" text={session.rawJson(event.id) ?? ''} fileName={event.id} onFilterTerm={onFilterTerm} />
    )
  }
  if (request && inspected.row?.kind === 'request') {
    return (
      <Nothing>The API does not tell what a model request was given. It is what the thread holds up to here.</Nothing>
    )
  }
  return <Nothing>This event has no input.</Nothing>
}

function CallInput({
  call,
  session,
  onFilterTerm,
}: {
  call: CallRow
  session: SessionView
  onFilterTerm?: OnFilterTerm
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; the row tells of changes
  const { text, use } = useMemo(() => readInput(session, call.eventId), [call])
  const isDrawn = call.tool === 'built-in' && drawn.has(call.name) && call.outcome !== 'failed'
  if (text === null) return <Nothing>The call has no input.</Nothing>
  return (
    <>
      {isDrawn && (
        <div className="max-h-[50%] shrink-0 overflow-y-auto bg-surface-1">
          <ToolBody call={{ ...toToolCall(call, use, undefined), result: [] }} />
        </div>
      )}
      <div className="flex min-h-0 flex-1 flex-col border-line border-t">
        <JsonPanel
          label="Input"
          text={text}
          fileName={`${call.eventId}-input`}
          onFilterTerm={onFilterTerm && ((path, value, exclude) => onFilterTerm(inInput(path), value, exclude))}
        />
      </div>
    </>
  )
}

function readInput(session: SessionView, eventId: string) {
  const { node } = readJson(session.rawJson(eventId) ?? '')
  const input = memberOf(node, 'input') ?? memberOf(node, 'tool_input')
  return { text: input && printJson(input), use: session.read(eventId) }
}

const inInput = (path: string) => (path === '' || path.startsWith('[') ? `input${path}` : `input.${path}`)
