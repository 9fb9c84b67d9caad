import { contentText } from '../transcript/contentText.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import type { Chapter } from './Chapters.tsx'
import { type StageStep, turnStarts } from './stageSteps.ts'

const longestTitle = 200

/** One chapter a turn, named by what its person wrote. */
export function readChapters(
  steps: readonly StageStep[],
  read: TranscriptSource['read'],
  mask: (text: string) => string,
): Chapter[] {
  return turnStarts(steps).map((index) => {
    const { turn } = steps[index] ?? { turn: -1 }
    for (let at = index; steps[at]?.turn === turn; at += 1) {
      const event = read(steps[at]?.eventId ?? '')
      if (event?.type !== 'user.message') continue
      const text = contentText(event.content).replace(/\s+/g, ' ').trim()
      if (text !== '') return { title: mask(text).slice(0, longestTitle), index }
    }
    return { title: null, index }
  })
}
