import type { NewEvent, StoredEvent } from '../canonical.ts'

/** A client event whose shape the routes have already checked. */
export type ClientEvent = Pick<NewEvent, 'type' | 'payload'>

/** The part of the embedded cloud that makes sessions move. One runner for each running session. */
export interface Runtime {
  /**
   * Accepts client events for a session, or throws a `Problem` (404, 409, 400) and changes nothing.
   * Resolves when the accepted events are on disk, in request order; the turn goes on behind.
   */
  submit(sessionId: string, events: ClientEvent[]): Promise<StoredEvent[]>
  /** Stops the turn in progress. `true` when there was one. */
  cancel(sessionId: string): Promise<boolean>
  /** Ends a child thread for good, stopping what runs in it. One that has ended stays as it is. */
  archiveThread(sessionId: string, threadId: string): Promise<void>
  /** Stops whatever runs, lets `remove` delete the session while nothing can start, and frees what it held on disk. */
  forget(sessionId: string, remove: () => Promise<void>): Promise<void>
  /** Closes honestly every turn that a crash cut off. Called once, before the first request is served. */
  recover(): Promise<void>
  close(): Promise<void>
}
