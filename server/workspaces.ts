import type { Config } from './config.ts'
import type { EmbeddedCloud } from './embedded/createEmbeddedCloud.ts'
import { notFound } from './embedded/problem.ts'
import { type Bindings, createProxy } from './proxy.ts'
import { toUpstreamHeaders } from './proxyHeaders.ts'

/** A place the API is spoken to, under the name people see in URLs. */
export interface Workspace {
  id: string
  name: string
  color: string
  kind: 'embedded' | 'remote'
  isReadOnly: boolean
  description: string
  /** Answers a request to `path`, which starts with a slash or is empty, with this workspace's token. */
  handle(request: Request, path: string, bindings?: Bindings): Promise<Response>
}

export interface Workspaces {
  all: Workspace[]
  /** Throws a Problem (404) for a name nobody configured. */
  get(id: string): Workspace
  close(): void
}

/** Lines up the embedded cloud, if it is on, and the remote workspaces behind their proxies. */
export function createWorkspaces(config: Config, cloud: EmbeddedCloud | null, fetchUpstream: typeof fetch): Workspaces {
  const proxies = config.workspaces.map((workspace) => ({
    workspace,
    proxy: createProxy({ workspace, fetch: fetchUpstream }),
  }))
  const all: Workspace[] = proxies.map(({ workspace, proxy }) => ({
    id: workspace.id,
    name: workspace.name,
    color: workspace.color,
    kind: 'remote',
    isReadOnly: workspace.isReadOnly,
    description: workspace.isReadOnly ? 'Qoder Cloud Agents, read-only in this console.' : 'Qoder Cloud Agents.',
    handle: (request, path, bindings) => proxy.forward(request, path, bindings),
  }))
  if (cloud) all.unshift(embeddedWorkspace(cloud))
  return {
    all,
    get(id) {
      const found = all.find((workspace) => workspace.id === id)
      if (!found) throw notFound('Workspace', id)
      return found
    },
    close() {
      for (const { proxy } of proxies) proxy.close()
    },
  }
}

function embeddedWorkspace(cloud: EmbeddedCloud): Workspace {
  return {
    id: 'local',
    name: 'Local',
    color: 'message',
    kind: 'embedded',
    isReadOnly: false,
    description: 'The cloud embedded in this console. It runs on this machine and needs no account.',
    handle(request, path, bindings) {
      const url = new URL(request.url)
      url.pathname = `/api/v1/cloud${path}`
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null
      const init = {
        method: request.method,
        headers: toUpstreamHeaders(request.headers, cloud.token),
        signal: request.signal,
        ...(hasBody ? { body: request.body, duplex: 'half' as const } : {}),
      }
      return cloud.fetch(new Request(url, init), bindings)
    },
  }
}
