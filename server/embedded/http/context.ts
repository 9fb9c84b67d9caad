import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { Changes } from '../changes.ts'
import type { Deployments } from '../deployments/createDeployments.ts'
import type { FileContents } from '../files/createFileContents.ts'
import type { FileLinks } from '../files/createFileLinks.ts'
import type { Fetch } from '../mcp/guardedFetch.ts'
import type { McpServers } from '../mcp/mcpServers.ts'
import type { ModelCatalogue } from '../model/model.ts'
import type { ApiProfile } from '../profiles/profile.ts'
import type { Recordings } from '../recordings/createRecordings.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { SkillFolders } from '../skills/skillFolders.ts'
import type { Store } from '../store/store.ts'
import type { McpAccess } from '../vaults/mcpAccess.ts'
import type { SecretBox } from '../vaults/secretBox.ts'
import type { Webhooks } from '../webhooks/createWebhooks.ts'
import type { WorkQueue } from '../work/createWorkQueue.ts'
import type { EventStreams } from './stream/eventStreams.ts'

/** What the routes work with. */
export interface Cloud {
  store: Store
  runtime: Runtime
  models: ModelCatalogue
  profile: ApiProfile
  streams: EventStreams
  skillFolders: SkillFolders
  secretBox: SecretBox
  deployments: Deployments
  changes: Changes
  contents: FileContents
  work: WorkQueue
  recordings: Recordings
  links: FileLinks
  webhooks: Webhooks
  mcp: McpServers
  mcpAccess: McpAccess
  /** Reaches what somebody named in a credential: no environment's policy holds, the address rules do. */
  platformFetch: Fetch
  /** Takes one line without a secret. */
  log: (line: string) => void
}

/** What travels with one request. `incoming` and `outgoing` are there when Node's own server called. */
export interface CloudEnv {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  /** `bodyDigest` is there once a form has been read to its end. */
  Variables: { requestId: string; rawBody: Uint8Array; bodyDigest: string | undefined }
}

export type CloudContext = Context<CloudEnv>
