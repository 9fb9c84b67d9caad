import type { NewEvent } from '../canonical.ts'
import { untilAborted } from '../model/cancellation.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { Sandbox, SandboxProvider } from '../sandbox/sandbox.ts'
import type { Store } from '../store/store.ts'
import type { MountSource } from './mountSource.ts'
import type { ToolPolicy } from './toolPolicy.ts'
import { errorEvent } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'

interface ToolSources {
  store: Store
  sandboxes: SandboxProvider
  mountSources: readonly MountSource[]
}

/**
 * Opens the sandbox of the session if its agent has a built-in tool; null if not. What will not work is told as
 * `session.error` without a retry status, once in a session, and the turn goes on without it.
 */
export async function openTools(
  log: TurnLog,
  policy: ToolPolicy,
  sources: ToolSources,
  signal: AbortSignal,
): Promise<Sandbox | null> {
  const hasBuiltIns = [...policy.rules.values()].some(({ kind }) => kind === 'built-in')
  const { told, sandbox } = log.whole
  const opened = hasBuiltIns
    ? await untilAborted(
        sandbox.open(() => openSandbox(log, sources)),
        signal,
      )
    : null
  for (const event of log.events) if (event.type === 'session.error') told.add(messageOf(event))
  const problems = [
    ...(opened?.problems ?? []).map((text) => errorEvent(log, 'unknown_error', text, null)),
    ...policy.mcpServers.map((name) => {
      const text = `The embedded cloud cannot reach MCP servers yet; the agent works without '${name}'.`
      return errorEvent(log, 'mcp_connection_failed_error', text, null, { mcp_server_name: name })
    }),
  ].filter((event) => !told.has(messageOf(event)))
  for (const event of problems) told.add(messageOf(event))
  if (problems.length > 0) await log.append(problems)
  return opened?.sandbox ?? null
}

/** The provider knows a session that is open already; a changed environment or other mounts make it open afresh. */
async function openSandbox({ session }: TurnLog, { store, sandboxes, mountSources }: ToolSources) {
  const environment = await store.environments.get(session.environmentId)
  const mounts = await Promise.all(mountSources.map((source) => source(session)))
  return sandboxes.open({
    sessionId: session.id,
    environmentVariables: session.environmentVariables,
    environmentConfig: environment?.config ?? {},
    mounts: mounts.flat(),
  })
}

function messageOf({ payload }: NewEvent): string {
  return isJsonObject(payload.error) ? String(payload.error.message) : ''
}
