import type { LiveSession, StreamStats } from '@/domain/session/liveSessionContract.ts'

/** What `window.__session` answers while a session is open; see docs/debugging.md. */
export interface SessionDebug {
  stats(): StreamStats
  /** Ids of the log, in order. */
  ids(): string[]
}

declare global {
  interface Window {
    __session?: SessionDebug | undefined
  }
}

/** Installs `window.__session`. Returns what takes it away again. */
export function exposeSession(session: LiveSession): () => void {
  const debug: SessionDebug = { stats: () => session.getSnapshot().stats, ids: () => session.ids() }
  window.__session = debug
  return () => {
    if (window.__session === debug) window.__session = undefined
  }
}
