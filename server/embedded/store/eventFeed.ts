import type { Preview, StoredEvent } from '../canonical.ts'
import { createInFlight, type InFlight } from './inFlight.ts'

type Listener = (item: StoredEvent | Preview) => void

/** Tells the listeners of a session what happens in it. In-process; a LISTEN/NOTIFY one would look the same from outside. */
export interface EventFeed {
  deliver(sessionId: string, item: StoredEvent | Preview): void
  subscribe(sessionId: string, listener: Listener): () => void
  subscribeAll(listener: (event: StoredEvent) => void): () => void
}

interface Channel {
  listeners: Set<Listener>
  inFlight: InFlight
  lastSeq: number | undefined
  /** Between its first and its last status a turn's channel is kept even without listeners: what is in flight hangs on it. */
  isTurnOpen: boolean
}

const ends = new Set(['session.status_idle', 'session.status_terminated', 'session.deleted'])

export function createEventFeed(): EventFeed {
  const channels = new Map<string, Channel>()
  const everywhere = new Set<(event: StoredEvent) => void>()

  function channelOf(sessionId: string): Channel {
    const known = channels.get(sessionId)
    if (known) return known
    const channel: Channel = { listeners: new Set(), inFlight: createInFlight(), lastSeq: undefined, isTurnOpen: false }
    channels.set(sessionId, channel)
    return channel
  }

  function forgetIfQuiet(sessionId: string, channel: Channel): void {
    if (channel.listeners.size === 0 && !channel.isTurnOpen) channels.delete(sessionId)
  }

  return {
    deliver(sessionId, item) {
      const channel = channelOf(sessionId)
      let told = item
      if ('seq' in item) channel.lastSeq = item.seq
      else if (item.type === 'event_start') told = { ...item, afterSeq: channel.lastSeq }
      channel.inFlight.apply(told)
      for (const listener of channel.listeners) listener(told)
      if (ends.has(told.type)) channel.isTurnOpen = false
      else if (told.type === 'session.status_running' || told.type === 'event_start') channel.isTurnOpen = true
      forgetIfQuiet(sessionId, channel)
      if ('seq' in item) for (const listener of everywhere) listener(item)
    },
    subscribeAll(listener) {
      everywhere.add(listener)
      return () => void everywhere.delete(listener)
    },
    subscribe(sessionId, listener) {
      const channel = channelOf(sessionId)
      for (const preview of channel.inFlight.previews()) listener(preview)
      channel.listeners.add(listener)
      return () => {
        channel.listeners.delete(listener)
        forgetIfQuiet(sessionId, channel)
      }
    },
  }
}
