import type { ContentBlock, SessionEvent } from '@/domain/session/events.ts'
import { ArtifactLine } from './ArtifactLine.tsx'
import { EvaluationLine } from './EvaluationLine.tsx'
import { GapLine } from './GapLine.tsx'
import { MessageText } from './MessageText.tsx'
import { QuietLine } from './QuietLine.tsx'
import { RequestLine } from './RequestLine.tsx'
import { Thinking } from './Thinking.tsx'
import { ToolCallCard } from './ToolCallCard.tsx'
import type { TranscriptItem } from './TranscriptItem.ts'
import { useEvent } from './TranscriptSource.ts'
import { TurnHeading } from './TurnHeading.tsx'
import { UnknownEvent } from './UnknownEvent.tsx'
import { UserBubble } from './UserBubble.tsx'
import { WritingTempo } from './WritingTempo.tsx'

const notHere: ContentBlock[] = []

/** What a line shows. A draft and the row it becomes are the same element, so nothing is drawn anew in between. */
export function RowBody({ item, turnNumber }: { item: TranscriptItem; turnNumber: number | null }) {
  const row = item.kind === 'row' ? item.row : null
  const isPayloadShown = row !== null && ['user', 'system', 'message', 'thinking'].includes(row.kind)
  const event = useEvent(isPayloadShown ? row.eventId : null, row)

  const kind = item.kind === 'row' ? item.row.kind : item.kind === 'outgoing' ? 'user' : draftKind(item.draft.type)
  if (kind === 'message') {
    return (
      <MessageText content={contentOf(item, event)} isWriting={item.kind === 'draft'}>
        <WritingTempo eventId={item.key} draft={item.kind === 'draft' ? item.draft : null} />
      </MessageText>
    )
  }
  if (kind === 'thinking') {
    return <Thinking rowKey={item.key} {...thoughtOf(item, event)} draft={item.kind === 'draft' ? item.draft : null} />
  }
  if (item.kind === 'outgoing') {
    return <UserBubble content={[{ type: 'text', text: item.message.text }]} status="sending…" />
  }
  if (!row) return null
  switch (row.kind) {
    case 'turn':
      return <TurnHeading row={row} number={turnNumber} />
    case 'user':
      return <UserBubble content={contentOf(item, event)} />
    case 'system':
      return <UserBubble content={contentOf(item, event)} who="System message" />
    case 'call':
      return <ToolCallCard row={row} />
    case 'request':
      return <RequestLine row={row} />
    case 'evaluation':
      return <EvaluationLine row={row} />
    case 'note':
      if (row.type === 'agent.artifact_delivered') return <ArtifactLine row={row} />
      return <QuietLine tone={row.tone}>{row.text}</QuietLine>
    case 'gap':
      return <GapLine row={row} />
    case 'unknown':
      return <UnknownEvent row={row} />
    default:
      return null // messages and thoughts were drawn above
  }
}

/** Which row a draft will become. A type we do not know is drawn as what it most likely is: text. */
export const draftKind = (type: string) => (type === 'agent.thinking' ? 'thinking' : 'message')

function contentOf(item: TranscriptItem, event: SessionEvent | undefined): readonly ContentBlock[] {
  if (item.kind === 'draft') return item.draft.blocks.map((text) => ({ type: 'text', text }))
  return event && 'content' in event ? event.content : notHere
}

function thoughtOf(item: TranscriptItem, event: SessionEvent | undefined) {
  if (item.kind === 'draft') return { text: item.draft.blocks.join('\n\n') || null, characters: null, durationMs: null }
  const row = item.kind === 'row' && item.row.kind === 'thinking' ? item.row : null
  return {
    text: (event?.type === 'agent.thinking' && event.text) || null,
    characters: row?.characters ?? null,
    durationMs: row?.atMs != null && row.endedAtMs !== null ? row.endedAtMs - row.atMs : null,
  }
}
