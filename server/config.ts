export type Profile = '2026-05' | '2026-08'

/** A real model the embedded cloud may use beside its scripted one. */
export interface ModelConfig {
  provider: 'openai-compatible' | 'anthropic'
  /** Model name as the provider knows it; it is also listed under this id by `GET /models`. */
  name: string
  baseUrl: string | null
  apiKey: string | null
}

/** A workspace behind the proxy. The token never leaves the server. */
export interface RemoteWorkspace {
  /** Lower-case identifier used in URLs: `/w/{id}/…` and `/api/{id}/v1/cloud/…`. */
  id: string
  name: string
  /** One of the interface's colour names, shown beside the workspace's name. */
  color: string
  baseUrl: string
  token: string
  isReadOnly: boolean
}

export interface EmbeddedConfig {
  /** Key of the stored secrets as it was given, or null: one is made at first start and kept in the data folder. */
  vaultKey?: string | null
  /** Whether MCP servers and token endpoints may be on this machine. */
  allowsLoopback?: boolean
  /** Whether webhooks may call this machine. */
  allowsLocalWebhooks?: boolean
  /** Absolute paths of recordings to host as sessions. */
  recordings?: string[]
  /** Given token, or null: one is made at first start and kept in the data folder. */
  token: string | null
  profile: Profile
  heartbeatMs: number
  model: ModelConfig | null
}

/** Everything the process needs to know, parsed once from the environment. */
export interface Config {
  host: string
  port: number
  /** Absolute path. */
  dataDir: string
  /** Folder of the built browser code; null in development, where Vite serves it. */
  staticDir: string | null
  embedded: EmbeddedConfig | null
  workspaces: RemoteWorkspace[]
}
