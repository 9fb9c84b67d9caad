import { readMemoryPath } from '../http/memory/memoryFields.ts'
import { type MemoryActor, type MemoryRecord, maxMemoryBytes } from '../memory.ts'
import { MemoryConflict, Problem } from '../problem.ts'
import type { Memories } from '../store/memory/createMemories.ts'
import { freePath } from './freePath.ts'
import type { FoundFile, MemoryFolder } from './memoryFolder.ts'

export interface PushTarget {
  memories: Memories
  storeId: string
  by: MemoryActor
}

/**
 * Makes memories of what a session changed in its folder. Each write has the content that the session started from as
 * its precondition: when somebody else was faster, theirs stays and the session's is kept beside it. Answers what the
 * agent has to know, in sentences.
 */
export async function pushChanges(folder: MemoryFolder, target: PushTarget): Promise<string[]> {
  const { memories, storeId, by } = target
  const { known, refused } = folder.state
  const files = await folder.scan()
  const notes: string[] = []

  const fresh = [...files.values()].filter(({ path }) => !Object.hasOwn(known, path))
  const gone = Object.entries(known).filter(([path]) => !files.has(path))

  for (const [path, { id, sha256 }] of gone) {
    const moved = fresh.findIndex((file) => file.sha256 === sha256)
    const [file] = moved < 0 ? [] : fresh.splice(moved, 1)
    try {
      if (file) {
        agree(file, await memories.update(storeId, id, { path: readMemoryPath(file.path), expectedSha256: sha256 }, by))
      } else await memories.remove(storeId, id, sha256, by)
      delete known[path]
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status === 404) delete known[path]
      else if (isConflict(problem, 'changed'))
        notes.push(`'${path}' was changed by somebody else meanwhile, so it was not ${file ? 'moved' : 'deleted'}.`)
      else notes.push(`'${path}' was not ${file ? 'moved' : 'deleted'}: ${problem.message}`)
      // The store still has it at its old place: forgetting it here brings it back from there.
      delete known[path]
      if (file) fresh.push(file)
    }
  }

  for (const file of files.values()) {
    const base = known[file.path]
    if (base && base.sha256 !== file.sha256) await save(file, () => change(file, base))
  }
  for (const file of fresh) await save(file, () => create(file, file.path))
  for (const path of Object.keys(refused)) if (!files.has(path)) delete refused[path]
  return notes

  async function change(file: FoundFile, base: { id: string; sha256: string }): Promise<void> {
    const content = await text(file)
    try {
      agree(file, await memories.update(storeId, base.id, { content, expectedSha256: base.sha256 }, by))
    } catch (error) {
      const problem = toProblem(error)
      delete known[file.path]
      if (isConflict(problem, 'changed')) await keepBeside(file)
      else if (problem.status === 404) await create(file, file.path)
      else {
        known[file.path] = base
        throw problem
      }
    }
  }

  async function create(file: FoundFile, path: string): Promise<void> {
    const content = await text(file)
    try {
      agree(file, await memories.create(storeId, { path: readMemoryPath(path), content, metadata: {} }, by))
    } catch (error) {
      const problem = toProblem(error)
      if (!isConflict(problem, 'path_taken')) throw problem
      await keepBeside(file)
    }
  }

  /** Somebody else wrote to the same path: theirs comes from the store, the session's gets a path of its own. */
  async function keepBeside(file: FoundFile): Promise<void> {
    const beside = await freePath(folder, file.path)
    await folder.move(file.path, beside)
    agree(
      { ...file, path: beside },
      await memories.create(
        storeId,
        { path: beside, content: (await folder.read(beside)).toString('utf8'), metadata: {} },
        by,
      ),
    )
    notes.push(
      `'${file.path}' was changed by somebody else meanwhile. Theirs is at '${file.path}', yours is kept at '${beside}'. Read both before you write again.`,
    )
  }

  function agree(file: FoundFile, { id, path, sha256 }: MemoryRecord): void {
    known[path] = { id, sha256 }
    delete refused[file.path]
  }

  /** What cannot be a memory stays a file of the session, and the agent is told once for each content. */
  async function save(file: FoundFile, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      const { message } = toProblem(error)
      if (refused[file.path] !== file.sha256) notes.push(`'${file.path}' is not saved as a memory. ${message}`)
      refused[file.path] = file.sha256
    }
  }

  async function text({ path }: FoundFile): Promise<string> {
    const bytes = await folder.read(path)
    if (bytes.byteLength > maxMemoryBytes)
      throw new Problem(
        400,
        'invalid_request_error',
        `It has ${bytes.byteLength} bytes; at most ${maxMemoryBytes} fit.`,
      )
    const content = bytes.toString('utf8')
    if (!Buffer.from(content).equals(bytes)) throw new Problem(400, 'invalid_request_error', 'It is not UTF-8 text.')
    if (content.trim() === '') throw new Problem(400, 'invalid_request_error', 'It is blank.')
    return content
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

const isConflict = (problem: Problem, reason: MemoryConflict['reason']) =>
  problem instanceof MemoryConflict && problem.reason === reason
