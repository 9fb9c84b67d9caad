import type { Config, RemoteWorkspace } from '../config.ts'

/** A Config on the default port without any workspace; tests say what differs. */
export function createTestConfig(changes: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 4620,
    dataDir: '/nonexistent',
    staticDir: null,
    embedded: null,
    workspaces: [],
    ...changes,
  }
}

export function createTestWorkspace(changes: Partial<RemoteWorkspace> = {}): RemoteWorkspace {
  return {
    id: 'staging',
    name: 'Staging',
    color: 'tool',
    baseUrl: 'http://127.0.0.1:9/api/v1/cloud',
    token: 'pt-secret/token+of-staging',
    isReadOnly: false,
    ...changes,
  }
}
