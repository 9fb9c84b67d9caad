import { type Completeness, countMissing, type MissingRun } from '@/domain/session/ledger.ts'
import { sayCount } from '@/lenses/quantities.ts'

const number = (count: number) => count.toLocaleString('en')

/** Where the proof stands, in a sentence or two. */
export function sayCompleteness(completeness: Completeness): string {
  switch (completeness.state) {
    case 'idle':
      return 'Not compared with the list yet.'
    case 'running':
      return `Comparing with the list: ${sayCount(completeness.comparedCount, 'event')} so far.`
    case 'failed':
      return `The list could not be read. ${completeness.message}`
    case 'proven':
    case 'missing': {
      const { provenCount, totalCount, aheadCount, missing } = completeness
      const count = countMissing(missing)
      const parts = [`${number(provenCount)} of ${number(totalCount)} proven.`]
      if (count > 0)
        parts.push(`${sayCount(count, 'event')} had been missing and ${count === 1 ? 'is' : 'are'} here now.`)
      if (aheadCount > 0) parts.push(`The list told ${sayCount(aheadCount, 'event')} before the stream did.`)
      const unproven = totalCount - provenCount
      if (unproven > 0)
        parts.push(
          `The list did not name ${unproven === 1 ? 'one' : number(unproven)}: newer, or known to the stream alone.`,
        )
      return parts.join(' ')
    }
  }
}

/** Where events had been missing. */
export const sayPlace = ({ ids, afterId, beforeId }: MissingRun): string =>
  `${sayCount(ids.length, 'event')} ${afterId === null ? '' : `after ${afterId} and `}before ${beforeId}`
