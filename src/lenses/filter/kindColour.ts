import type { EventKind } from '@/domain/session/logItems.ts'

/** The colour of an event's dot: one hue for each kind, the same in chips and lists. */
export const kindColour: Record<EventKind, string> = {
  user: 'bg-k-user',
  thinking: 'bg-k-thinking',
  message: 'bg-k-message',
  tool: 'bg-k-tool',
  span: 'bg-k-span',
  status: 'bg-k-span',
  wait: 'bg-k-wait',
  error: 'bg-k-error',
  unknown: 'bg-k-wait',
}
