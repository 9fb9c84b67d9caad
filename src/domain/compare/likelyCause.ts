import { isRecord, type Json, toRecord } from '../json.ts'
import type { Comparison, StepPair } from './compareSessions.ts'
import { type ComparedStep, normalJson } from './digestSession.ts'

/** What a session ran on: the API's own objects, null where they are not known. */
export interface SessionSetup {
  /** The agent as the session had it. */
  agent: Json | null
  environment: Json | null
}

/** One thing in which two set-ups differ. */
export interface SetupDifference {
  /** What it is to a reader, such as `model`. */
  name: string
  left: string
  right: string
}

const parts: readonly [name: string, side: keyof SessionSetup, key: string][] = [
  ['model', 'agent', 'model'],
  ['system prompt', 'agent', 'system'],
  ['tools', 'agent', 'tools'],
  ['MCP servers', 'agent', 'mcp_servers'],
  ['skills', 'agent', 'skills'],
  ['multiagent', 'agent', 'multiagent'],
  ['agent version', 'agent', 'version'],
  ['environment', 'environment', 'config'],
]

/** What differs between two set-ups, the weightiest first. Parts that one side does not know are passed over. */
export function setupDifferences(left: SessionSetup, right: SessionSetup): SetupDifference[] {
  return parts.flatMap(([name, side, key]) => {
    const [one, other] = [left[side], right[side]]
    if (!one || !other || !(key in one) || !(key in other)) return []
    const [here, there] = [said(one[key]), said(other[key])]
    return here === there ? [] : [{ name, left: here, right: there }]
  })
}

/** A model is named as a word or as an object with an id; both mean the same. */
function said(value: unknown): string {
  if (typeof value === 'string') return value
  const { id, ...rest } = toRecord(value)
  if (isRecord(value) && typeof id === 'string' && Object.keys(rest).length === 0) return id
  return normalJson(value)
}

/** One sentence on why two sessions part where they do; null when they do not. */
export function likelyCause({ turns, divergence }: Comparison, differences: readonly SetupDifference[]): string | null {
  if (!divergence) return null
  const turn = turns[divergence.turn]
  if (!turn?.left || !turn.right) return `Only one of the sessions has turn ${divergence.turn + 1}.`
  if (!turn.isAskedAlike) return `Another message was sent in turn ${divergence.turn + 1}.`
  const step = turn.steps[divergence.step ?? -1]
  const kinds = kindsApart(turn.steps.slice(divergence.step ?? 0))
  if (kinds.has('error'))
    return `The service reported ${step?.left && step.right ? 'another error' : 'an error on one side'}.`
  if (kinds.has('user')) return 'A person answered differently.'
  if (step && step.differences !== 'missing' && step.left?.kind === 'call' && !step.differences.includes('arguments'))
    return `The same call of ${step.left.name} was answered differently.`
  if (differences.length > 0)
    return `The sessions ran on different set-ups: ${listed(differences.map(({ name }) => name))}.`
  return 'The model chose differently. Nothing that is recorded explains it.'
}

/** What stands where two sessions part: the pair that differs, or all that only one of them has from there. */
function kindsApart(steps: readonly StepPair[]): Set<ComparedStep['kind']> {
  const meet = steps.findIndex(({ differences }) => differences !== 'missing')
  const apart = steps.slice(0, Math.max(1, meet === -1 ? steps.length : meet))
  return new Set(apart.flatMap(({ left, right }) => [left, right].flatMap((step) => step?.kind ?? [])))
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
