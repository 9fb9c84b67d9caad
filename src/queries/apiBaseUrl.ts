import type { Workspace } from '@/domain/workspace.ts'

/**
 * The address code outside the console speaks to: the embedded cloud has one of its own on this server; the address of
 * a remote workspace stays in the server, so it is null.
 */
export function apiBaseUrl({ kind }: Pick<Workspace, 'kind'>, origin: string = window.location.origin): string | null {
  return kind === 'embedded' ? `${origin}/api/v1/cloud` : null
}
