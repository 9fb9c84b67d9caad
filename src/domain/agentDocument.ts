import { readToolChoices, withToolChoices } from './agentTools.ts'
import { changedMembers, isSameJson } from './documentPatch.ts'
import { isRecord, type Json, toArray, toRecord, toText, toTextMap } from './json.ts'
import { rebaseMetadata } from './metadata.ts'

/** Members that the server sets; everything else of an agent is its document, known or not. */
const setByServer = new Set([
  'id',
  'type',
  'version',
  'archived_at',
  'archived',
  'status',
  'created_at',
  'updated_at',
  'instructions',
  'default_environment',
])

/** What of an agent, or of one of its versions, can be written: in the API's words, with all that we do not understand. */
export function toAgentDocument(raw: Json): Json {
  const document = Object.fromEntries(Object.entries(raw).filter(([key]) => !setByServer.has(key)))
  const isOldForm = typeof raw.instructions === 'string' && raw.system === undefined
  return isOldForm ? { ...document, system: raw.instructions } : document
}

const lists = ['tools', 'mcp_servers', 'skills']

/**
 * My changes since `base`, on top of `theirs`: member by member; tools, servers and skills entry by entry; metadata key
 * by key. Where both changed the same thing, mine is kept.
 */
export function rebaseAgentDocument(base: Json, mine: Json, theirs: Json): Json {
  const merged: Json = { ...theirs }
  for (const key of changedMembers(base, mine)) {
    if (key === 'metadata') {
      merged[key] = rebaseMetadata(toTextMap(base[key]), toTextMap(mine[key]), toTextMap(theirs[key]))
    } else if (lists.includes(key)) {
      merged[key] = rebaseEntries(toArray(base[key]), toArray(mine[key]), toArray(theirs[key]))
    } else if (mine[key] === undefined) {
      delete merged[key]
    } else {
      merged[key] = mine[key]
    }
  }
  return merged
}

/** By what an entry is known again in another version. */
function keyOf(entry: unknown): string {
  const { type, name, mcp_server_name: server, skill_id: skill } = toRecord(entry)
  return JSON.stringify([type, server ?? skill ?? name ?? null])
}

function rebaseEntries(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] {
  const find = (entries: unknown[], key: string) => entries.find((entry) => keyOf(entry) === key)
  const merged = theirs.flatMap((entry) => {
    const key = keyOf(entry)
    const before = find(base, key)
    const now = find(mine, key)
    if (isSameJson(before, now)) return [entry]
    if (now === undefined) return []
    return [isSameJson(before, entry) ? now : rebaseEntry(before, now, entry)]
  })
  const added = mine.filter((entry) => {
    const key = keyOf(entry)
    return find(theirs, key) === undefined && !isSameJson(find(base, key), entry)
  })
  return [...merged, ...added]
}

/** Both changed one entry: of the built-in tools each is taken from whoever changed it. */
function rebaseEntry(before: unknown, mine: unknown, theirs: unknown): unknown {
  const isToolset = isRecord(mine) && toText(mine.type).startsWith('agent_toolset')
  if (!isToolset || !isRecord(before) || !isRecord(theirs)) return mine
  const from = readToolChoices([before])
  const wanted = readToolChoices([mine])
  const choices = readToolChoices([theirs])
  for (const name of Object.keys(wanted.tools) as (keyof typeof wanted.tools)[]) {
    if (!isSameJson(from.tools[name], wanted.tools[name])) choices.tools[name] = wanted.tools[name]
  }
  if (from.defaultPolicy !== wanted.defaultPolicy) choices.defaultPolicy = wanted.defaultPolicy
  return withToolChoices([theirs], choices)[0] ?? mine
}
