import type { AgentRecord, EnvironmentRecord, NewEvent, SessionRecord } from '../canonical.ts'
import { createId } from './ids.ts'
import { nowInstant } from './instants.ts'

/** Builders for tests of the embedded cloud: whole records with the named differences. */
export function anAgent(differences: Partial<AgentRecord> = {}): AgentRecord {
  const at = nowInstant()
  return {
    id: createId('agent'),
    version: 1,
    name: 'helper',
    description: '',
    model: 'ultimate',
    system: '',
    tools: [],
    mcpServers: [],
    skills: [],
    multiagent: null,
    metadata: {},
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
    ...differences,
  }
}

export function anEnvironment(differences: Partial<EnvironmentRecord> = {}): EnvironmentRecord {
  const at = nowInstant()
  return {
    id: createId('env'),
    name: 'default',
    description: '',
    config: { type: 'cloud' },
    metadata: {},
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
    ...differences,
  }
}

export function aSession(differences: Partial<SessionRecord> = {}): SessionRecord {
  const at = nowInstant()
  return {
    id: createId('sess'),
    agent: anAgent(),
    environmentId: createId('env'),
    title: null,
    status: 'idle',
    stopReason: null,
    metadata: {},
    resources: [],
    environmentVariables: {},
    vaultIds: [],
    deploymentId: null,
    isSelfHosted: false,
    outcomeEvaluations: [],
    threadId: createId('sthr'),
    deltaFlushIntervalMs: 100,
    usage: { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 },
    activeMs: 0,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
    ...differences,
  }
}

export function anEvent(
  type: string,
  payload: NewEvent['payload'] = {},
  differences: Partial<NewEvent> = {},
): NewEvent {
  return { type, payload, turnId: 'turn_1', threadId: 'sthr_1', ...differences }
}
