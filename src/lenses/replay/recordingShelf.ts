/** A recording that this browser keeps, without its content. */
export interface KeptRecording {
  id: string
  /** Name of the file it came as. */
  name: string
  sizeBytes: number
  /** Milliseconds since the epoch. */
  addedAtMs: number
  /** Title of the session and number of its events, once it was read. */
  title: string | null
  eventCount: number | null
}

const databaseName = 'console.recordings'

/** Kept beside the database for as long as the page lives: private windows have no database, and may still replay. */
const inMemory = new Map<string, { kept: KeptRecording; file: Blob }>()

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('kept', { keyPath: 'id' })
      request.result.createObjectStore('files')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser’s storage could not be opened.'))
  })
}

/** Runs one transaction over both stores and gives what `work` asked for, when all of it is done. */
async function transact<Result>(
  mode: IDBTransactionMode,
  work: (stores: { kept: IDBObjectStore; files: IDBObjectStore }) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openDatabase()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(['kept', 'files'], mode)
      const request = work({ kept: transaction.objectStore('kept'), files: transaction.objectStore('files') })
      transaction.oncomplete = () => resolve(request.result)
      const fail = () =>
        reject(transaction.error ?? request.error ?? new Error('The browser could not keep the recording.'))
      transaction.onerror = fail
      transaction.onabort = fail
    })
  } finally {
    database.close()
  }
}

/** Keeps a file. `isStored` is false when the browser would not: it is then there until the page is left. */
export async function keepRecording(file: Blob, name: string): Promise<{ kept: KeptRecording; isStored: boolean }> {
  const kept: KeptRecording = {
    id: crypto.randomUUID(),
    name,
    sizeBytes: file.size,
    addedAtMs: Date.now(),
    title: null,
    eventCount: null,
  }
  inMemory.set(kept.id, { kept, file })
  try {
    await transact('readwrite', ({ kept: list, files }) => {
      files.put(file, kept.id)
      return list.put(kept)
    })
    return { kept, isStored: true }
  } catch {
    return { kept, isStored: false } // Full, or forbidden: the page says so.
  }
}

/** What reading a file told of it. */
export async function describeRecording(id: string, found: Pick<KeptRecording, 'title' | 'eventCount'>): Promise<void> {
  const known = (await listRecordings()).find((one) => one.id === id)
  if (!known) return
  const kept = { ...known, ...found }
  const memory = inMemory.get(id)
  if (memory) memory.kept = kept
  await transact('readwrite', ({ kept: list }) => list.put(kept)).catch(() => undefined) // The list merely knows less.
}

/** Newest first. */
export async function listRecordings(): Promise<KeptRecording[]> {
  const stored: KeptRecording[] = await transact('readonly', ({ kept }) => kept.getAll()).catch(() => [])
  const ids = new Set(stored.map(({ id }) => id))
  const others = [...inMemory.values()].map(({ kept }) => kept).filter(({ id }) => !ids.has(id))
  return [...stored, ...others].sort((left, right) => right.addedAtMs - left.addedAtMs)
}

/** The file; null when this browser does not hold it. */
export async function readRecordingFile(id: string): Promise<Blob | null> {
  const memory = inMemory.get(id)
  if (memory) return memory.file
  const stored: unknown = await transact('readonly', ({ files }) => files.get(id)).catch(() => null)
  return stored instanceof Blob ? stored : null
}

export async function forgetRecording(id: string): Promise<void> {
  inMemory.delete(id)
  await transact('readwrite', ({ kept, files }) => {
    files.delete(id)
    return kept.delete(id)
  })
}
