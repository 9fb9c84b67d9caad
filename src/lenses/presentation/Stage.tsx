import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Draft, TimelineRow } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'
import { createDisclosures, type Disclosures } from '../transcript/createDisclosures.ts'
import { RowBody } from '../transcript/RowBody.tsx'
import { rowName } from '../transcript/rowKind.ts'
import type { TranscriptItem } from '../transcript/TranscriptItem.ts'
import { TranscriptContext, type TranscriptSource } from '../transcript/TranscriptSource.ts'
import { marginPx } from './stageStep.ts'

interface StageProps {
  rows: readonly TimelineRow[]
  /** What is being written at this moment. */
  drafts: readonly Draft[]
  source: TranscriptSource
  /** The last row has the light: the others step back. */
  isSpotlit: boolean
  /** What is there at first takes the place of what was there before, unseen. */
  isCut: boolean
  scale: number
}

/** Rows and letters are drawn for a desk; from the back of a room they have to be this much larger. */
const sizeOnStage = 1.75
const silentTempos = { see: () => undefined, of: () => undefined }

/** One turn, as far as it has been told, in large type. */
export function Stage({ rows, drafts, source, isSpotlit, isCut, scale }: StageProps) {
  const scroller = useRef<HTMLElement>(null)
  const [disclosures] = useState(createFolded)
  const context = useMemo(
    () => ({ ...source, disclosures, foldLevel: 'all' as const, tempos: silentTempos }),
    [source, disclosures],
  )
  const items: TranscriptItem[] = [
    ...rows.map((row) => ({ kind: 'row' as const, key: row.key, row })),
    ...drafts.map((draft) => ({ kind: 'draft' as const, key: draft.eventId, draft })),
  ]
  for (const item of items) if (isThought(item)) disclosures.fold(item.key)
  const [cut] = useState(() => new Set(isCut ? items.map(({ key }) => key) : []))
  const last = items.length - 1

  // The end of what is told stays in sight; of a step that is taller than the stage, its beginning.
  const placed = useRef('')
  useLayoutEffect(() => {
    const element = scroller.current
    const step = element?.querySelector('[aria-current="step"]')
    if (!element) return
    // A chosen step is read from there on, and what happens elsewhere leaves it where it is.
    const place = step ? `${items[last]?.key} ${element.scrollHeight}` : ''
    if (step && place === placed.current) return
    placed.current = place
    element.scrollTop = element.scrollHeight
    if (!step) return
    const above = element.getBoundingClientRect().top - step.getBoundingClientRect().top
    if (above > 0) element.scrollTop -= above + marginPx
  })

  return (
    <TranscriptContext value={context}>
      <section
        ref={scroller}
        data-stage
        aria-label="Turn"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so the keyboard must reach it
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto outline-none"
      >
        {/* Headings of the messages come below this one. */}
        <h2 className="sr-only">Turn</h2>
        <div className="flex min-h-full flex-col justify-center py-[3vh]">
          <ol className="mx-auto flex w-[594px] max-w-full flex-col gap-[9px]" style={{ zoom: scale * sizeOnStage }}>
            {items.map((item, index) => (
              <li
                key={item.key}
                aria-label={item.kind === 'row' ? rowName(item.row) : 'Writing'}
                aria-current={isSpotlit && index === last ? 'step' : undefined}
                className={cn(
                  !cut.has(item.key) &&
                    'starting:opacity-0 transition-opacity duration-200 motion-reduce:transition-none',
                  '[&_.w-fit]:w-full [&_.w-fit]:max-w-none [&_button[aria-label^=Copy]]:hidden',
                  wrapped,
                  // The keys of a question are told while they work.
                  '[&_fieldset:not(:focus-within)_kbd]:hidden',
                  isSpotlit && index !== last && dimmed,
                )}
              >
                <RowBody item={item} turnNumber={null} />
              </li>
            ))}
          </ol>
        </div>
      </section>
    </TranscriptContext>
  )
}

/** Nobody scrolls sideways before an audience. Very many lines are in a window of their own, and as high as it reckons. */
const wrapped = [
  '[&_pre]:whitespace-pre-wrap [&_pre]:wrap-anywhere',
  '[&_figure.whitespace-pre:not(.h-120)]:whitespace-pre-wrap [&_figure.whitespace-pre:not(.h-120)]:wrap-anywhere',
  '[&_figure:not(.h-120)>.w-max]:w-full',
].join(' ')

/** Every colour of text becomes the quietest that can still be read. */
const dimmed = [
  'text-ink grayscale [--ink-2:var(--ink-3)] [--ink:var(--ink-3)] [--terminal-ink:var(--terminal-dim)]',
  '[--k-error:var(--ink-3)] [--k-message:var(--ink-3)] [--k-thinking:var(--ink-3)] [--k-tool:var(--ink-3)]',
].join(' ')

const isThought = (item: TranscriptItem) =>
  item.kind === 'row' ? item.row.kind === 'thinking' : item.kind === 'draft' && item.draft.type === 'agent.thinking'

/** Disclosures in which some things begin closed, however short they are. */
function createFolded(): Disclosures & { fold(key: string): void } {
  const disclosures = createDisclosures()
  const folded = new Set<string>()
  return {
    ...disclosures,
    get: (key) => disclosures.get(key) ?? (folded.has(key) ? false : undefined),
    fold: (key) => void folded.add(key),
  }
}
