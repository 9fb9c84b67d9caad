import type { JsonObject, SessionStatus, StoredEvent } from '../canonical.ts'
import { MemoryConflict } from '../problem.ts'
import { toAgentObject, toAgentSnapshot } from './agentObject.ts'
import { toFileObject } from './fileObject.ts'
import { memoryForm202608 } from './memoryObjects.ts'
import { toPreviewObject } from './previewObject.ts'
import type { ApiProfile } from './profile.ts'
import { toEnvironmentObject, toSessionMembers, toThreadObject } from './sessionObject.ts'
import { skillForm202608 } from './skillObjects.ts'
import { toCredentialObject, toVaultObject } from './vaultObject.ts'

/** A cancelled session is an idle one in this form. Names of the other form are understood too. */
const kept: Record<string, SessionStatus[]> = {
  idle: ['idle', 'cancelled'],
  running: ['running'],
  rescheduling: ['rescheduling'],
  terminated: ['terminated'],
  processing: ['running', 'rescheduling'],
  cancelled: ['cancelled'],
}

/** The form of August 2026, as the live service speaks it. It counts credits, which nothing here costs: they are left out. */
export const profile202608: ApiProfile = {
  name: '2026-08',
  status: { create: 200, send: 200 },
  agent: toAgentObject,
  environment: toEnvironmentObject,
  vault: toVaultObject,
  credential: toCredentialObject,
  session: (session) => ({
    ...toSessionMembers(session),
    agent: toAgentSnapshot(session.agent),
    status: session.status === 'cancelled' ? 'idle' : session.status,
    usage: {},
  }),
  memory: memoryForm202608,
  skill: skillForm202608,
  file: toFileObject,
  thread: (thread, session) => ({ ...toThreadObject(thread, session), usage: {} }),
  event: (event) => ({ ...shown(event), id: event.id, type: event.type, processed_at: event.processedAt }),
  preview: toPreviewObject,
  problem: (problem, requestId) => ({
    type: 'error',
    request_id: requestId,
    error: {
      type: problem instanceof MemoryConflict ? 'invalid_request_error' : problem.type,
      message: problem.message,
      ...(problem.param === undefined ? {} : { param: problem.param }),
    },
  }),
  statuses: (name) => (Object.hasOwn(kept, name) ? (kept[name] ?? []) : []),
  heartbeat: ': heartbeat\n\n',
  openTurn: (input, statuses) => [...statuses, ...input],
}

/** Thinking is a mark without text in this form, and a model request shows what it cost in credits or nothing. */
function shown({ type, payload }: StoredEvent): JsonObject {
  if (type === 'agent.thinking') return {}
  if (type !== 'span.model_request_end') return payload
  const { model_usage: _tokens, ...rest } = payload
  return rest
}
