import { AlignLeft, ChartNoAxesGantt, GitBranch, List } from 'lucide-react'
import { lazy, type ReactNode } from 'react'
import { patiently } from '@/lib/patiently.ts'
import type { LensName } from './sessionUrl.ts'

export interface LensEntry {
  value: LensName
  label: string
  icon: ReactNode
}

/** The lenses of a session, in the order of their keys. */
export const lensEntries: readonly LensEntry[] = [
  { value: 'transcript', label: 'Transcript', icon: <AlignLeft aria-hidden="true" /> },
  { value: 'trace', label: 'Trace', icon: <ChartNoAxesGantt aria-hidden="true" /> },
  { value: 'events', label: 'Events', icon: <List aria-hidden="true" /> },
  { value: 'threads', label: 'Threads', icon: <GitBranch aria-hidden="true" /> },
]

// The transcript is part of the page, since a session opens with it; the others come when they are first looked through.
export const TraceLens = lazy(
  patiently(async () => ({ default: (await import('@/lenses/trace/TraceLens.tsx')).TraceLens })),
)
export const EventsLens = lazy(
  patiently(async () => ({
    default: (await import('@/lenses/events/EventsLens.tsx')).EventsLens,
  })),
)
export const ThreadsLens = lazy(
  patiently(async () => ({
    default: (await import('@/lenses/threads/ThreadsLens.tsx')).ThreadsLens,
  })),
)
