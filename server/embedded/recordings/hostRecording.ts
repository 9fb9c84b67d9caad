import { basename } from 'node:path'
import type { RecordingHeader } from '../../../src/domain/recording/recording.ts'
import { entryLine, headerLine } from '../../../src/domain/recording/writeRecording.ts'
import type { SessionRecord } from '../canonical.ts'
import type { Clock } from '../clock.ts'
import { writeJson } from '../exactJson.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { childThreads, type NamedEntry, nameEvents, renameIds } from './nameEvents.ts'
import { readRecordingFile } from './readRecordingFile.ts'
import type { RecordingFolders } from './recordingFolders.ts'
import { toHostedEnvironment, toHostedSession } from './toHostedSession.ts'
import { instantOf, toInstant, writeEntries } from './writeEntries.ts'

export interface HostedRecording {
  id: string
  eventCount: number
  /** What of the file could not be read, in sentences. */
  problems: string[]
}

interface HostPlace {
  store: Store
  clock: Clock
  folders: RecordingFolders
}

/**
 * Makes a session of a recording, with all its events, and keeps what it is played from. Ids stay as they were, unless
 * another session has them.
 */
export async function hostRecording(
  { store, clock, folders }: HostPlace,
  content: AsyncIterable<Uint8Array>,
  name: string | null,
): Promise<HostedRecording> {
  const source = await folders.receive(content)
  try {
    const { header, entries: read, problems } = await readRecordingFile(source.staged)
    const wanted = String(header?.session?.id ?? '')
    const isFree = /^sess_\w{1,80}$/.test(wanted) && !(await store.sessions.get(wanted))
    let entries = nameEvents(read)
    const [first] = entries
    const startedAt = first ? toInstant(new Date(instantOf(first) ?? clock.nowMs()).toISOString()) : null
    const session = toHostedSession(header, isFree ? wanted : createId('sess'), { name, startedAt })
    try {
      await createOrRemove(store, header, session, entries)
    } catch {
      // Another session has events or threads of these names.
      entries = renameIds(entries, childThreads(entries).keys())
      await createOrRemove(store, header, session, entries)
    }
    await folders.keep(session.id, toLines(header, entries), source)
    return { id: session.id, eventCount: eventsOf(entries).length, problems }
  } finally {
    await folders.remove(`incoming/${basename(source.staged)}`)
  }
}

async function createOrRemove(
  store: Store,
  header: RecordingHeader | null,
  session: SessionRecord,
  entries: NamedEntry[],
) {
  try {
    if (!(await store.environments.get(session.environmentId)))
      await store.environments.create(toHostedEnvironment(header, session))
    await store.sessions.create(session)
    await writeEntries(store, session, eventsOf(entries))
  } catch (error) {
    await store.sessions.remove(session.id)
    throw error
  }
}

const eventsOf = (entries: NamedEntry[]) => entries.filter(({ kind }) => kind === 'event')

/** The recording as it is played: every event with its own id. */
function* toLines(header: RecordingHeader | null, entries: NamedEntry[]): Generator<string> {
  if (header) yield `${headerLine({ ...header, hash: null })}\n`
  for (const entry of entries) {
    const line =
      entry.kind === 'event'
        ? entryLine({ kind: 'event', atMs: entry.atMs, rawJson: writeJson(entry.json) })
        : entryLine(entry)
    yield `${line}\n`
  }
}
