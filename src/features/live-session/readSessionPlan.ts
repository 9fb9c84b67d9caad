import type { QueryClient } from '@tanstack/react-query'
import { type EventPage, listSessionEvents } from '@/api/sessionEvents.ts'
import { type Json, toRecord } from '@/domain/json.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { type SessionPlan, toSessionPlan } from '@/domain/sessionCode/sessionPlan.ts'
import { createStepCollector } from '@/domain/sessionCode/sessionSteps.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'

/** Reads a session page by page and keeps what a client sent, with the agent and the environment it ran on. */
export async function readSessionPlan(
  client: QueryClient,
  { workspace, id }: ResourceRef,
  summary: SessionSummary,
  signal: AbortSignal,
  onProgress: (eventCount: number) => void,
): Promise<SessionPlan> {
  const collector = createStepCollector()
  let count = 0
  let cursor: Cursor | null = null
  do {
    const page: EventPage = await listSessionEvents({ workspace, id }, { cursor, signal })
    for (const { rawJson } of page.events) collector.add(toRecord(JSON.parse(rawJson)))
    count += page.events.length
    onProgress(count)
    cursor = page.next
  } while (cursor)
  const { agent, environmentId, raw } = summary
  return toSessionPlan({
    session: raw,
    agent: await readAgent(client, { workspace, id: agent.id }, agent.version, toRecord(raw.agent)),
    environment: environmentId === '' ? null : await readEnvironment(client, { workspace, id: environmentId }),
    steps: collector.read(),
  })
}

/** The version the session has; what the session itself says of it when that version cannot be read. */
async function readAgent(client: QueryClient, ref: ResourceRef, version: number | null, own: Json): Promise<Json> {
  if (version === null) return own
  try {
    return (await client.fetchQuery({ ...agentQueries.version(ref, version), retry: false })).raw
  } catch {
    return own
  }
}

/** Null when it is gone: the script then says so. */
async function readEnvironment(client: QueryClient, ref: ResourceRef): Promise<Json | null> {
  try {
    return (await client.fetchQuery({ ...environmentQueries.detail(ref), retry: false })).raw
  } catch {
    return null
  }
}
