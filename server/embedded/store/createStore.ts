import { createAgentStore } from './agentStore.ts'
import { createDeploymentRunStore } from './deploymentRunStore.ts'
import { createDeploymentStore } from './deploymentStore.ts'
import { createEnvironmentStore } from './environmentStore.ts'
import { createEventStore } from './eventStore.ts'
import { createFileStore } from './fileStore.ts'
import { createIdempotencyStore } from './idempotencyStore.ts'
import { createMemories } from './memory/createMemories.ts'
import { createMemoryReader } from './memory/createMemoryReader.ts'
import { createMemoryStores } from './memory/createMemoryStores.ts'
import { createMemoryVersions } from './memory/createMemoryVersions.ts'
import { openDatabase } from './openDatabase.ts'
import { createSessionResourceStore } from './sessionResourceStore.ts'
import { createSessionStore } from './sessionStore.ts'
import { createSkillStore } from './skill/createSkillStore.ts'
import type { Store } from './store.ts'
import { createThreadStore } from './threadStore.ts'
import { createVaultStore } from './vaultStore.ts'
import { createWebhookStore } from './webhookStore.ts'
import { createWorkStore } from './workStore.ts'

/**
 * Opens the store of a data folder, making both if there are none. Rejects with one clear sentence when another process
 * holds it. `close` waits for what was appended and gives the folder back.
 */
export async function createStore(options: { dataDir: string }): Promise<Store> {
  const db = await openDatabase(options.dataDir)
  const events = createEventStore(db)
  return {
    agents: createAgentStore(db),
    environments: createEnvironmentStore(db),
    sessions: createSessionStore(db),
    threads: createThreadStore(db),
    work: createWorkStore(db),
    events,
    deployments: createDeploymentStore(db),
    deploymentRuns: createDeploymentRunStore(db),
    webhooks: createWebhookStore(db),
    idempotency: createIdempotencyStore(db),
    vaults: createVaultStore(db),
    memoryStores: createMemoryStores(db),
    memories: { ...createMemories(db), ...createMemoryReader(db) },
    memoryVersions: createMemoryVersions(db),
    files: createFileStore(db),
    skills: createSkillStore(db),
    sessionResources: createSessionResourceStore(db),
    async close() {
      events.close()
      await events.settled()
      await db.destroy()
    },
  }
}
