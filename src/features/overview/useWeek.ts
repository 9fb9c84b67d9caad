import { useState } from 'react'

export const daysInWeek = 7

/** The last seven days, today among them, as they were when the page was opened. */
export function useWeek(): { nowMs: number; from: string } {
  const [nowMs] = useState(() => Date.now())
  const now = new Date(nowMs)
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (daysInWeek - 1)).toISOString()
  return { nowMs, from }
}
