import { formatCount } from '@/lib/formatCount.ts'
import { Banner } from '@/ui/Banner.tsx'
import { readChapters } from '../presentation/readChapters.ts'
import { readTapeSteps } from '../presentation/tapeSteps.ts'
import type { Armed } from './useNet.ts'

/** Whether what was armed is ready, and what it is, so that it can be told from another. */
export function ArmedFacts({ armed }: { armed: Armed }) {
  if (armed.state === 'failed') return <Banner tone="error">It cannot be used. {armed.reason}</Banner>
  return (
    <p role="status" className="line-clamp-3 min-h-5 text-ink-2 wrap-anywhere">
      {armed.state === 'loading' && 'Reading the recording…'}
      {armed.state === 'ready' && sayReady(armed)}
    </p>
  )
}

function sayReady({ opened }: Extract<Armed, { state: 'ready' }>): string {
  const { tape } = opened.recording
  const { steps, read } = readTapeSteps(tape)
  const chapters = readChapters(steps, read, (text) => text)
  const facts = `Ready: ${sayCount(chapters.length, 'turn')}, ${sayCount(tape.eventCount, 'event')}.`
  const first = chapters[0]?.title
  return first ? `${facts} It begins with “${first}”` : facts
}

const sayCount = (count: number, noun: string) => `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`
