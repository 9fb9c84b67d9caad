import type { Usage } from './events.ts'

/** Adds what both say; a member neither names stays out. */
export function addUsage(left: Usage, right: Usage): Usage {
  const sum: Usage = { ...left }
  for (const [name, value] of Object.entries(right)) {
    const key = name as keyof Usage // the entries of a Usage have its keys
    if (typeof value === 'number') sum[key] = (sum[key] ?? 0) + value
  }
  return sum
}
