import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { SessionRecord } from '../canonical.ts'
import type { Clock } from '../clock.ts'
import type { StreamSink } from '../http/stream/sink.ts'
import { notFound } from '../problem.ts'
import { createKeyedLock } from '../runtime/createKeyedLock.ts'
import type { Store } from '../store/store.ts'
import { createFaults, type Fault } from './faults.ts'
import { type HostedRecording, hostRecording } from './hostRecording.ts'
import { type NamedEntry, nameEvents } from './nameEvents.ts'
import { type Play, playEntries } from './playEntries.ts'
import { readKeptEntries } from './readRecordingFile.ts'
import { createRecordingFolders, expandPaths } from './recordingFolders.ts'
import { recordingMark, speedMark } from './toHostedSession.ts'
import { writeEntries } from './writeEntries.ts'

/** Recordings as sessions of the embedded cloud: read like any other, and played again without a model. */
export interface Recordings {
  /** Makes a session of a recording; `name` is its title if the file has none. Throws a Problem for what is no recording. */
  host(content: AsyncIterable<Uint8Array>, name: string | null): Promise<HostedRecording>
  /** Hosts files, and those of folders, that are not hosted yet. */
  hostFiles(paths: string[]): Promise<void>
  has(sessionId: string): boolean
  list(): string[]
  /** Begins the session anew and lets its events come as they were recorded. Streams that are open end. */
  play(sessionId: string, options: { speed?: number; faults?: Fault[] }): Promise<{ speed: number }>
  /** Lets what is left of a play come at once. False when it is not played. */
  finish(sessionId: string): Promise<boolean>
  /** Stops a play and removes what a recording has on disk, after its session was removed. */
  forget(sessionId: string, remove: () => Promise<void>): Promise<void>
  /** Seconds after which a stream may be opened again, if the play refuses it now. */
  refusal(sessionId: string): number | null
  /** The sink of a stream as the faults of the play let it be. */
  connect(sessionId: string, sink: StreamSink): StreamSink
  /** Makes sessions whole that a stop of the server left in the middle of a play. */
  open(): Promise<void>
  close(): Promise<void>
}

export function createRecordings(options: {
  store: Store
  dataDir: string
  clock: Clock
  log: (line: string) => void
}): Recordings {
  const { store, clock, log } = options
  const folders = createRecordingFolders(options.dataDir)
  const hosted = new Set<string>()
  const plays = new Map<string, Play>()
  const faults = new Map<string, ReturnType<typeof createFaults>>()
  const sinks = new Map<string, Set<StreamSink>>()
  const lock = createKeyedLock()

  async function getSession(id: string): Promise<SessionRecord> {
    const session = hosted.has(id) ? await store.sessions.get(id) : undefined
    if (!session) throw notFound('Recording', id)
    return session
  }

  /** At rest a recording never counts as at work, even if it was cut off there. */
  async function settle(id: string): Promise<void> {
    const session = await store.sessions.get(id)
    if (session?.status === 'running' || session?.status === 'rescheduling')
      await store.sessions.update(id, { status: 'idle' })
    await folders.markPlaying(id, false)
  }

  /** Removes the events, which go with the session, and keeps the session. */
  async function rewind(session: SessionRecord): Promise<SessionRecord> {
    const fresh: SessionRecord = { ...session, status: 'idle', stopReason: null }
    await folders.markPlaying(session.id, true)
    for (const sink of sinks.get(session.id) ?? []) sink.end()
    await store.sessions.remove(session.id)
    await store.sessions.create(fresh)
    return fresh
  }

  /** What was being written when a play stops will not come. */
  async function stop(id: string, entries: NamedEntry[]): Promise<void> {
    await plays.get(id)?.stop()
    plays.delete(id)
    for (const entry of entries)
      if (entry.kind === 'draft_start') store.events.publish(id, { type: 'event_dropped', eventId: entry.eventId })
  }

  const readKept = async (id: string) => nameEvents(await readKeptEntries(folders.fileOf(id)))

  async function host(content: AsyncIterable<Uint8Array>, name: string | null): Promise<HostedRecording> {
    const recording = await hostRecording({ store, clock, folders }, content, name)
    hosted.add(recording.id)
    await settle(recording.id)
    return recording
  }

  return {
    host,
    has: (id) => hosted.has(id),
    list: () => [...hosted],

    async hostFiles(paths) {
      const known = new Set(await Promise.all([...hosted].map(folders.sourceOf)))
      for (const path of await expandPaths(paths)) {
        try {
          const { sha256, staged } = await folders.receive(contentOf(path))
          await folders.remove(`incoming/${basename(staged)}`)
          if (!known.has(sha256)) await host(contentOf(path), basename(path).replace(/\.\w+$/, ''))
          known.add(sha256)
        } catch (error) {
          log(`${basename(path)} is not hosted. ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    },

    play: (id, { speed: wanted, faults: given = [] }) =>
      lock(id, async () => {
        await getSession(id)
        const entries = await readKept(id)
        if (plays.has(id)) await stop(id, entries)
        const session = await rewind(await getSession(id))
        const speed = wanted ?? (Number(session.metadata[speedMark]) || 1)
        faults.set(id, createFaults(given, clock))
        const play = playEntries({
          entries,
          clock,
          speed,
          write: (entries) => writeEntries(store, session, entries),
          async onEnd() {
            plays.delete(id)
            await settle(id)
          },
          onFailure(error) {
            plays.delete(id)
            log(`The play of ${id} broke off: ${String(error)}`)
          },
        })
        plays.set(id, play)
        return { speed }
      }),

    async finish(id) {
      const play = plays.get(id)
      await play?.finish()
      return play !== undefined
    },

    forget: (id, remove) =>
      lock(id, async () => {
        await plays.get(id)?.stop()
        plays.delete(id)
        const session = await store.sessions.get(id)
        await remove()
        hosted.delete(id)
        faults.delete(id)
        await folders.remove(id)
        const environment = session && (await store.environments.get(session.environmentId))
        // Another session may have come to use it; then it stays.
        if (environment?.metadata[recordingMark] === id)
          await store.environments.remove(environment.id).catch(() => undefined)
      }),

    refusal: (id) => faults.get(id)?.refusal() ?? null,

    connect(id, sink) {
      if (!hosted.has(id)) return sink
      const connected = faults.get(id)?.wrap(sink) ?? sink
      const open = sinks.get(id) ?? new Set()
      sinks.set(id, open.add(sink))
      return {
        ...connected,
        onClose: (listener) =>
          connected.onClose(() => {
            open.delete(sink)
            listener()
          }),
      }
    },

    async open() {
      await folders.sweepIncoming()
      for (const id of await folders.list()) {
        const session = await store.sessions.get(id)
        if (!session) {
          await folders.remove(id)
          continue
        }
        hosted.add(id)
        if (!(await folders.isPlaying(id))) continue
        const entries = (await readKept(id)).filter(({ kind }) => kind === 'event')
        await writeEntries(store, await rewind(session), entries)
        await settle(id)
      }
    },

    async close() {
      await Promise.all([...plays.values()].map((play) => play.stop()))
    },
  }
}

/** Opened when it is read, so that a file that is missing fails there. */
async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path)
}
