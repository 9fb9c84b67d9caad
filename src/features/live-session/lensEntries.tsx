import { AlignLeft } from 'lucide-react'
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react'
import type { LensProps } from '@/lenses/sessionView.ts'
import type { LensName } from './sessionUrl.ts'

export interface LensEntry {
  value: LensName
  label: string
  icon: ReactNode
}

/** Fetched with the page: it is what a session opens with. */
const transcript = import('@/lenses/transcript/Transcript.tsx')
export const LazyTranscript = lazy(async () => ({ default: (await transcript).Transcript }))

/** The lenses beside the transcript, each fetched when it is first looked through. */
export const lensComponents: Partial<Record<LensName, LazyExoticComponent<ComponentType<LensProps>>>> = {}

/** The lenses of a session, in the order of their keys. */
export const lensEntries: readonly LensEntry[] = [
  { value: 'transcript', label: 'Transcript', icon: <AlignLeft aria-hidden="true" /> },
]
