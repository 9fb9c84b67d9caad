import { Brain } from 'lucide-react'
import { useId } from 'react'
import type { Draft } from '@/domain/session/timeline.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayCount } from '../quantities.ts'
import { ProseText } from './ProseText.tsx'
import { useDisclosure, useNow, useTranscriptSource } from './TranscriptSource.ts'

const shortEnoughToShow = 600

interface ThinkingProps {
  rowKey: string
  /** Null when the service does not give the text away. */
  text: string | null
  characters: number | null
  durationMs: number | null
  /** The thought while it goes on, else null. */
  draft: Draft | null
}

/**
 * A thought: short ones open, long ones on demand. It says what there is of its text: none yet, none at all, or all of it
 * only when the thought was over.
 */
export function Thinking({ rowKey, text, characters, durationMs, draft }: ThinkingProps) {
  const isWriting = draft !== null
  const { tempos } = useTranscriptSource()
  const now = useNow(isWriting, 500)
  const cameAtEnd = !draft && text !== null && tempos.of(rowKey)?.firstTextMs === null
  const tookMs = draft ? Math.max(0, now - draft.startedAtMs) : durationMs
  const [isOpen, setIsOpen] = useDisclosure(rowKey, isWriting || (text?.length ?? 0) <= shortEnoughToShow, 'thinking')
  const bodyId = useId()
  const length = text?.length ?? characters
  const facts = [
    tookMs === null ? null : formatDuration(tookMs),
    text ? sayCount(length ?? 0, 'character') : null,
    cameAtEnd ? 'the text came at the end' : null,
  ].filter((fact) => fact !== null)
  const heading = (
    <>
      <Brain className="size-[15px] flex-none" strokeWidth={1.75} aria-hidden="true" />
      {text ? 'Thinking' : isWriting ? 'Thinking, no text yet' : 'Thought, no text given'}
      <span className="font-normal text-ink-3 tabular-nums">{facts.join(' · ')}</span>
    </>
  )
  const headingClass = 'flex items-center gap-[7px] font-medium text-k-thinking'
  if (!text) return <p className={`py-[5px] text-[12.5px] ${headingClass}`}>{heading}</p>
  return (
    <div className="max-w-[680px] py-[5px] text-[12.5px] text-ink-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setIsOpen(!isOpen)}
        className={headingClass}
      >
        {heading}
      </button>
      {isOpen && (
        <div id={bodyId} className="mt-1 border-k-thinking-soft border-l-2 pl-2.5 [overflow-wrap:anywhere]">
          <ProseText text={text} label="Thought" isWriting={isWriting} />
        </div>
      )}
    </div>
  )
}
