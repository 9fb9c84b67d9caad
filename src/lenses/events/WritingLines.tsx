import type { Draft } from '@/domain/session/timeline.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { kindColour } from '../filter/kindColour.ts'
import { sayCount } from '../quantities.ts'

/** Events still being written, below those that are: they are not in the log yet. */
export function WritingLines({ drafts }: { drafts: readonly Draft[] }) {
  if (drafts.length === 0) return null
  return (
    <ul aria-label="Being written" className="m-0 flex-none list-none border-line border-t border-dashed p-0">
      {drafts.map((draft) => (
        <li key={draft.eventId} className="flex h-[27px] items-center gap-2 px-4 text-[12.5px] text-ink-2 tabular-nums">
          <span
            aria-hidden="true"
            className={`size-2 shrink-0 rounded-[2.5px] ${kindColour[draft.type === 'agent.thinking' ? 'thinking' : 'message']}`}
          />
          <span className="font-mono">{draft.type}</span>
          <span className="truncate">{sayDraft(draft)}</span>
        </li>
      ))}
    </ul>
  )
}

function sayDraft({ blocks, startedAtMs, firstTextAtMs, stalls = [] }: Draft): string {
  const characters = blocks.reduce((sum, block) => sum + block.length, 0)
  const parts = ['is being written', sayCount(characters, 'character')]
  if (firstTextAtMs !== undefined) parts.push(`first text after ${formatDuration(firstTextAtMs - startedAtMs)}`)
  const longest = Math.max(0, ...stalls.map(({ ms }) => ms))
  if (stalls.length > 0) parts.push(`${sayCount(stalls.length, 'pause')}, the longest ${formatDuration(longest)}`)
  return parts.join(' · ')
}
