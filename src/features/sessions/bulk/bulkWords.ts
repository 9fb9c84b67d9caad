import type { BulkAction } from '@/domain/planBulk.ts'
import type { ApiRequest } from '@/lib/requestCode.ts'
import type { BulkResults } from './useBulkRun.ts'

interface Words {
  verb: string
  /** What it does, and what else it touches. */
  consequence: string
  /** For one of them. */
  request: (id: string) => ApiRequest
}

export const bulkWords: Record<BulkAction, Words> = {
  cancel: {
    verb: 'Cancel',
    consequence: 'The running turn of each is stopped. What it did so far stays in its log.',
    request: (id) => ({ method: 'POST', path: `/sessions/${id}/cancel` }),
  },
  archive: {
    verb: 'Archive',
    consequence: 'They stay readable with their events and files, but take no more messages. This cannot be undone.',
    request: (id) => ({ method: 'POST', path: `/sessions/${id}/archive` }),
  },
  delete: {
    verb: 'Delete',
    consequence:
      'Each goes with its whole event log and what lies in its sandbox. The files it delivered stay. This cannot be undone.',
    request: (id) => ({ method: 'DELETE', path: `/sessions/${id}` }),
  },
}

export const saySessions = (count: number): string => (count === 1 ? 'one session' : `${count} sessions`)

/** How far it is, in a sentence. */
export function sayProgress(total: number, results: BulkResults, isOver: boolean): string {
  const failed = [...results.values()].filter((problem) => problem !== null).length
  const done = results.size - failed
  const rest = total - results.size
  const parts = [`${done} of ${total} done`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (isOver && rest > 0) parts.push(`${rest} not tried`)
  return `${parts.join(', ')}.`
}
