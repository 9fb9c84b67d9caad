import { isRecord, toArray } from '@/domain/json.ts'

/** A page that was gone to from the palette, as it is offered again. */
export interface RecentItem {
  label: string
  /** Path in the console. */
  to: string
  /** Which list it is from; empty for a page of the navigation. */
  noun: string
}

const kept = 6
const storageKey = (workspace: string) => `console.recent.${workspace}`

export function readRecent(workspace: string): RecentItem[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(workspace)) ?? '[]')
    return toArray(stored).filter(isRecentItem)
  } catch {
    return [] // storage may be forbidden, or hold what somebody else wrote
  }
}

/** Puts one at the beginning. */
export function rememberRecent(workspace: string, { label, to, noun }: RecentItem): void {
  const others = readRecent(workspace).filter((one) => one.to !== to)
  try {
    localStorage.setItem(storageKey(workspace), JSON.stringify([{ label, to, noun }, ...others].slice(0, kept)))
  } catch {
    // Storage is blocked or full: nothing is offered again, everything is still found.
  }
}

function isRecentItem(value: unknown): value is RecentItem {
  return (
    isRecord(value) && typeof value.label === 'string' && typeof value.to === 'string' && typeof value.noun === 'string'
  )
}
