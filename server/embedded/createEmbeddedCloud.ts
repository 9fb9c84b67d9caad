import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ModelConfig, Profile } from '../config.ts'
import { createChanges } from './changes.ts'
import { type Clock, systemClock } from './clock.ts'
import { createDeployments } from './deployments/createDeployments.ts'
import { createFileContents, type FileContents } from './files/createFileContents.ts'
import { createFileLinks } from './files/createFileLinks.ts'
import { createFileMounts, tellFiles } from './files/createFileMounts.ts'
import { createTextReader } from './files/createTextReader.ts'
import { withDelivery } from './files/deliverArtifacts.ts'
import { createRoutes } from './http/createRoutes.ts'
import { openToken } from './http/openToken.ts'
import { createEventStreams } from './http/stream/eventStreams.ts'
import { createFrames } from './http/stream/frames.ts'
import { createMcp } from './mcp/createMcp.ts'
import { createModelCatalogue } from './model/createModelCatalogue.ts'
import type { ModelCatalogue } from './model/model.ts'
import { createProfile } from './profiles/createProfile.ts'
import { createRecordings, type Recordings } from './recordings/createRecordings.ts'
import { withRecordings } from './recordings/withRecordings.ts'
import { createRuntime } from './runtime/createRuntime.ts'
import type { Runtime } from './runtime/runtime.ts'
import { createJustBashSandboxes } from './sandbox/createJustBashSandboxes.ts'
import type { SandboxProvider } from './sandbox/sandbox.ts'
import { sweepWorkspaces } from './sandbox/sweepWorkspaces.ts'
import { seed } from './seed.ts'
import { createSessionMemory } from './sessionMemory/createSessionMemory.ts'
import { memoryAttachments } from './sessionMemory/memoryAttachment.ts'
import { createSessionSkills } from './skills/sessionSkills.ts'
import { createSkillFolders } from './skills/skillFolders.ts'
import { createStore } from './store/createStore.ts'
import type { Store } from './store/store.ts'
import { openSecretBox } from './vaults/openSecretBox.ts'
import { sessionVariables } from './vaults/sessionVariables.ts'
import { createSend } from './webhooks/createSend.ts'
import { createWebhooks } from './webhooks/createWebhooks.ts'
import { createWorkQueue } from './work/createWorkQueue.ts'

export interface EmbeddedCloud {
  token: string
  /** Whether this start made the token. */
  isNewToken: boolean
  recordings: Recordings
  /** Answers a request under `/api/v1/cloud`. With bindings, streams are written straight to Node's response. */
  fetch(request: Request, bindings?: { incoming: IncomingMessage; outgoing: ServerResponse }): Promise<Response>
  /** Ends every stream, stops every turn and gives the data folder back. */
  close(): Promise<void>
}

export interface EmbeddedCloudOptions {
  /** Absolute path; made if it is not there. */
  dataDir: string
  /** Given token, or null: one is made at first start and kept in the data folder. */
  token: string | null
  /** Key of the stored secrets, 32 bytes in base64 or hexadecimal digits; null or absent: kept in the data folder. */
  vaultKey?: string | null
  /** Whether MCP servers and token endpoints may be on this machine; not by default. */
  allowsLoopback?: boolean
  /** Whether webhooks may call this machine; not by default. */
  allowsLocalWebhooks?: boolean
  /** Paths of recordings to host as sessions, once each. */
  recordings?: string[]
  profile: Profile
  heartbeatMs: number
  model: ModelConfig | null
  /** What the threads of the sandboxes run; see `JustBashOptions`. */
  workerProgram?: URL
  /** Takes one line without a secret. */
  log: (line: string) => void
  /** Other parts than the usual ones, for tests. A runtime is made from the store it works on. */
  parts?: { runtime?: (store: Store) => Runtime; models?: ModelCatalogue; sandboxes?: SandboxProvider; clock?: Clock }
}

/** Opens the embedded cloud of a data folder. Rejects with one sentence when another process holds the folder. */
export async function createEmbeddedCloud(options: EmbeddedCloudOptions): Promise<EmbeddedCloud> {
  const { dataDir, heartbeatMs, log, workerProgram, parts = {} } = options
  const store = await createStore({ dataDir })
  try {
    const { token, isNewToken } = await openToken(dataDir, options.token)
    const secretBox = await openSecretBox(dataDir, options.vaultKey ?? null, store.vaults)
    const profile = createProfile(options.profile)
    const contents = createFileContents(dataDir)
    await sweepFiles(store, contents)
    await sweepWorkspaces(dataDir, async (id) => (await store.sessions.get(id)) !== undefined)
    const models = parts.models ?? createModelCatalogue(options.model)
    const skillFolders = createSkillFolders(dataDir)
    await skillFolders.sweep(await store.skills.listIds())
    const sessionSkills = createSessionSkills(store, skillFolders)
    const sandboxes = withDelivery(parts.sandboxes ?? createJustBashSandboxes({ dataDir, workerProgram }), {
      store,
      contents,
    })
    const { mcp, mcpAccess, platformFetch } = createMcp(store.vaults, secretBox, options.allowsLoopback ?? false)
    const vaultVariables = (vaultIds: string[]) => sessionVariables(vaultIds, store.vaults, secretBox)
    const sessionMemory = createSessionMemory({ store, dataDir, attachments: memoryAttachments, log })
    const mountSources = [createFileMounts(contents), sessionSkills.mountSource, sessionMemory.mountSource]
    const promptSources = [tellFiles, sessionSkills.promptSource, sessionMemory.promptSource]
    const sandboxLayers = [sessionMemory.layer]
    const clock = parts.clock ?? systemClock
    const work = createWorkQueue(store.work, clock)
    const readFile = createTextReader(contents)
    const sources = { mountSources, promptSources, sandboxLayers, mcp, vaultVariables, readFile }
    const runtimeOptions = { store, models, sandboxes, ...sources, profile, work, log }
    const recordings = createRecordings({ store, dataDir, clock, log })
    const runtime = withRecordings(parts.runtime?.(store) ?? createRuntime(runtimeOptions), recordings)
    const streams = createEventStreams({ events: store.events, frames: createFrames(profile), heartbeatMs, log })
    const links = createFileLinks(token)
    const changes = createChanges(log)
    const { allowsLocalWebhooks = false } = options
    const send = createSend({ allowsLoopback: allowsLocalWebhooks })
    const webhooks = createWebhooks({
      store: store.webhooks,
      events: store.events,
      secretBox,
      changes,
      clock,
      send,
      allowsLocalWebhooks,
      log,
    })
    const deployments = createDeployments({ store, runtime, changes, mcp, clock, log })
    const vaultParts = { secretBox, mcp, mcpAccess, platformFetch }
    const routes = createRoutes(
      {
        store,
        runtime,
        models,
        profile,
        streams,
        ...vaultParts,
        skillFolders,
        deployments,
        changes,
        webhooks,
        contents,
        links,
        work,
        recordings,
        log,
      },
      token,
    )
    await seed(store)
    await webhooks.open()
    await recordings.open()
    await recordings.hostFiles(options.recordings ?? [])
    await runtime.recover()
    await deployments.open()
    return {
      token,
      isNewToken,
      recordings,
      fetch: async (request, bindings) => routes.fetch(request, bindings ?? {}),
      async close() {
        streams.close()
        await deployments.close()
        await recordings.close()
        await runtime.close()
        await webhooks.close()
        await Promise.all([sandboxes.close(), mcp.close()])
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Removes contents that a crash or the end of their time left without a file. */
async function sweepFiles({ files }: Store, contents: FileContents): Promise<void> {
  await files.removeExpired()
  await contents.sweep(async (id) => (await files.get(id)) !== undefined)
}
