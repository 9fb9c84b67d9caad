import type { NewEvent } from '../canonical.ts'
import type { McpServers, McpTools } from '../mcp/mcpServers.ts'
import { untilAborted } from '../model/cancellation.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { Sandbox, SandboxProvider } from '../sandbox/sandbox.ts'
import { failed } from '../sandbox/toolOutcomes.ts'
import type { Store } from '../store/store.ts'
import { createMask, type Secret } from '../vaults/maskSecrets.ts'
import type { SessionVariables } from '../vaults/sessionVariables.ts'
import type { MountSource } from './mountSource.ts'
import { openMcp } from './openMcp.ts'
import type { PromptSource } from './promptSource.ts'
import type { SandboxLayer } from './sandboxLayer.ts'
import type { ToolPolicy } from './toolPolicy.ts'
import { errorEvent } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'

export interface ToolSources {
  store: Store
  sandboxes: SandboxProvider
  mountSources: readonly MountSource[]
  /** What happens around each call in the sandbox; the first layer is the innermost. */
  sandboxLayers?: readonly SandboxLayer[] | undefined
  /** What the model is told of what is in the sandbox. */
  promptSources?: readonly PromptSource[] | undefined
  /** Without it an agent works without its MCP servers. */
  mcp?: McpServers | undefined
  /** What the vaults of a session hold now. */
  vaultVariables?: ((vaultIds: string[]) => Promise<SessionVariables>) | undefined
}

/**
 * Opens the sandbox of the session if its agent has a built-in tool, and its MCP servers, whose tools join the policy;
 * null if there is neither. What will not work is told as `session.error` without a retry status, and the turn goes on
 * without it. No secret of a vault leaves a tool: what it prints is masked here.
 */
export async function openTools(
  log: TurnLog,
  policy: ToolPolicy,
  sources: ToolSources,
  signal: AbortSignal,
): Promise<Sandbox | null> {
  const { vaultIds } = log.session
  const vault = (await sources.vaultVariables?.(vaultIds)) ?? { variables: {}, problems: [] }
  // On a self-hosted environment a worker of the customer runs them.
  const hasBuiltIns = !log.session.isSelfHosted && [...policy.rules.values()].some(({ kind }) => kind === 'built-in')
  const { told, sandbox } = log.whole
  const [opened, mcp] = await untilAborted(
    Promise.all([
      hasBuiltIns ? sandbox.open(() => openSandbox(log, sources, vault.variables)) : null,
      openMcp(log, policy, sources, signal),
    ]),
    signal,
  )
  const mask = createMask(toSecrets(vault.variables))
  const masked = (event: NewEvent) => ({ ...event, payload: mask(event.payload) })
  const once = [...vault.problems, ...(opened?.problems ?? [])].map((text) =>
    errorEvent(log, 'unknown_error', text, null),
  )
  for (const event of log.events) if (event.type === 'session.error') told.add(messageOf(event)).add(inTurn(event))
  const problems = [
    ...once.map(masked).map((event) => ({ event, key: messageOf(event) })),
    // A server may be there in one turn and not in the next.
    ...mcp.problems.map(masked).map((event) => ({ event, key: inTurn(event) })),
  ].flatMap(({ event, key }) => {
    if (told.has(key)) return []
    told.add(key)
    return [event]
  })
  if (problems.length > 0) await log.append(problems)
  const layers = sources.sandboxLayers ?? []
  const layered = opened && layers.reduce((inner, layer) => layer(log.session, inner), opened.sandbox)
  return opened || mcp.tools ? joined(layered, mcp.tools, policy, vault.variables) : null
}

/** One place to run calls in, by the names the model knows; its answers are masked. */
function joined(
  sandbox: Sandbox | null,
  mcp: McpTools | null,
  { rules }: ToolPolicy,
  variables: Record<string, string>,
): Sandbox {
  return {
    async run(name, input, signal) {
      const rule = rules.get(name)
      const run =
        rule?.kind === 'mcp'
          ? mcp?.call(rule.server, rule.tool, input, signal)
          : name.startsWith('mcp__')
            ? Promise.resolve(failed(`The tool ${name} is not offered any more.`))
            : sandbox?.run(name, input, signal)
      const outcome = (await run) ?? failed(`The tool ${name} has no sandbox to run in.`)
      const mask = createMask([...toSecrets(variables), ...(mcp?.secrets() ?? [])])
      return { ...outcome, content: outcome.content.map(mask) }
    },
    locate: async (path) => sandbox?.locate(path) ?? null,
    async close() {
      await sandbox?.close()
    },
  }
}

/** The provider knows a session that is open already; a changed environment or other mounts make it open afresh. */
async function openSandbox(
  { session }: TurnLog,
  { store, sandboxes, mountSources }: ToolSources,
  variables: Record<string, string>,
) {
  const environment = await store.environments.get(session.environmentId)
  const mounts = await Promise.all(mountSources.map((source) => source(session)))
  return sandboxes.open({
    sessionId: session.id,
    environmentVariables: { ...variables, ...session.environmentVariables },
    environmentConfig: environment?.config ?? {},
    mounts: mounts.flat(),
  })
}

const toSecrets = (variables: Record<string, string>): Secret[] =>
  Object.entries(variables).map(([label, value]) => ({ label, value }))

function messageOf({ payload }: NewEvent): string {
  return isJsonObject(payload.error) ? String(payload.error.message) : ''
}

const inTurn = (event: NewEvent) => `${event.turnId} ${messageOf(event)}`
