import { toNumberOrNull, toRecord, toText, toTextOrNull } from '../../../src/domain/json.ts'
import type { RecordingHeader } from '../../../src/domain/recording/recording.ts'
import type { AgentRecord, EnvironmentRecord, JsonObject, SessionRecord } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { toInstant } from './writeEntries.ts'

/** Member of the metadata that tells a recording from a session at work; its value is when it was recorded. */
export const recordingMark = 'recording'
/** Member of the metadata with the speed at which it is played, if a play does not say. */
export const speedMark = 'recording_speed'

/** The session that a recording becomes: its title, agent and environment as they were, under an id that is free. */
export function toHostedSession(
  header: RecordingHeader | null,
  id: string,
  { name, startedAt }: { name: string | null; startedAt: string | null },
): SessionRecord {
  const at = nowInstant()
  const given = toRecord(header?.session)
  const usage = toRecord(given.usage)
  const stats = toRecord(given.stats)
  return {
    id,
    agent: toAgent({ ...toRecord(header?.agent), ...toRecord(given.agent) }),
    environmentId: named('env', header?.environment?.id ?? given.environment_id),
    title: toTextOrNull(given.title) ?? name ?? 'Recording',
    status: 'idle',
    stopReason: null,
    metadata: { ...toTexts(given.metadata), [recordingMark]: header?.recordedAt ?? at },
    resources: [],
    environmentVariables: {},
    vaultIds: [],
    deploymentId: null,
    isSelfHosted: false,
    outcomeEvaluations: [],
    threadId: createId('sthr'),
    deltaFlushIntervalMs: 100,
    usage: {
      inputTokens: toNumberOrNull(usage.input_tokens) ?? 0,
      outputTokens: toNumberOrNull(usage.output_tokens) ?? 0,
      cacheReadInputTokens: toNumberOrNull(usage.cache_read_input_tokens) ?? 0,
      cacheCreationInputTokens: toNumberOrNull(toRecord(usage.cache_creation).ephemeral_5m_input_tokens) ?? 0,
    },
    activeMs: (toNumberOrNull(stats.active_seconds) ?? 0) * 1000,
    archivedAt: null,
    createdAt: toInstant(given.created_at) ?? startedAt ?? at,
    updatedAt: at,
  }
}

/** The environment of a recording, for a cloud that does not have it. */
export function toHostedEnvironment(header: RecordingHeader | null, session: SessionRecord): EnvironmentRecord {
  const given = toRecord(header?.environment)
  return {
    id: session.environmentId,
    name: toText(given.name) || 'Recorded environment',
    description: toText(given.description),
    config: isJsonObject(given.config) ? given.config : { type: 'cloud' },
    metadata: { ...toTexts(given.metadata), [recordingMark]: session.id },
    archivedAt: null,
    createdAt: session.createdAt,
    updatedAt: session.createdAt,
  }
}

function toAgent(given: Record<string, unknown>): AgentRecord {
  const at = nowInstant()
  return {
    id: named('agent', given.id),
    version: toNumberOrNull(given.version) ?? 1,
    name: toText(given.name) || 'Recorded agent',
    description: toText(given.description),
    model: isJsonObject(given.model) ? given.model : toText(given.model),
    system: toText(given.system),
    tools: toObjects(given.tools),
    mcpServers: toObjects(given.mcp_servers),
    skills: toObjects(given.skills),
    multiagent: isJsonObject(given.multiagent) ? given.multiagent : null,
    metadata: {},
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  }
}

/** The id as it was, if it is one. */
function named(prefix: string, id: unknown): string {
  return typeof id === 'string' && new RegExp(`^${prefix}_\\w{1,80}$`).test(id) ? id : createId(prefix)
}

const toObjects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])

function toTexts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toRecord(value)).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  )
}
