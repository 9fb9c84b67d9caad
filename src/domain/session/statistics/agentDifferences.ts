import { readModelId } from '../../agent.ts'
import { isRecord, type Json } from '../../json.ts'
import { type FieldDifference, fieldDifferences } from './fieldDifferences.ts'

export interface AgentDifferences {
  differences: FieldDifference[]
  /** Fields only one of the two objects has at all: a snapshot need not hold everything an agent does. */
  notCompared: string[]
}

/** What every change of an agent changes, and what says nothing about how it works. */
const bookkeeping = new Set(['version', 'type', 'created_at', 'updated_at', 'archived_at', 'archived', 'status'])

/** How the agent a session was started with differs from what it is now. Both as the API writes them. */
export function agentDifferences(snapshot: Json, current: Json): AgentDifferences {
  const names = [...new Set([...Object.keys(snapshot), ...Object.keys(current)])].filter(
    (name) => !bookkeeping.has(name),
  )
  const isShared = (name: string) => name in snapshot && name in current
  return {
    differences: names
      .filter(isShared)
      .flatMap((name) => fieldDifferences({ [name]: fieldOf(snapshot, name) }, { [name]: fieldOf(current, name) })),
    notCompared: names.filter((name) => !isShared(name)),
  }
}

/** A model is written as its id or as an object with it. */
function fieldOf(agent: Json, name: string): unknown {
  const value = agent[name]
  const isBareModel = name === 'model' && isRecord(value) && Object.keys(value).length === 1
  return isBareModel ? readModelId(value) : value
}
