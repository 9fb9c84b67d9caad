import { paths, to } from '@/paths.ts'
import type { SideRef } from './sideRef.ts'

/** The page of a side, at one of its events when that is given. */
export function sideLink(workspace: string, { kind, id }: SideRef, eventId: string | null = null): string {
  const page = kind === 'recording' ? to(paths.recording, { id }) : to(paths.session, { workspace, id })
  return eventId === null ? page : `${page}?${new URLSearchParams({ event: eventId })}`
}
