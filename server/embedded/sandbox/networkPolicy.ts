import type { Json } from '../canonical.ts'

/** Why a host may not be reached under an environment's `config.networking`, as a sentence; null when it may. */
export function hostRefusal(host: string, networking: Json | undefined): string | null {
  const policy = typeof networking === 'object' && networking !== null && !Array.isArray(networking) ? networking : {}
  if (policy.type === 'unrestricted') return null
  // Networking that was left out means `limited` without any host, as the API says.
  const allowed = Array.isArray(policy.allowed_hosts) ? policy.allowed_hosts : []
  const isAllowed = allowed.some((entry) => typeof entry === 'string' && matches(host, entry.trim().toLowerCase()))
  if (isAllowed) return null
  return `${host} is not among the environment's allowed_hosts, and its networking policy is limited. Add the host to the environment to allow it.`
}

function matches(host: string, entry: string): boolean {
  if (entry.startsWith('*.')) return host.length > entry.length - 1 && host.endsWith(entry.slice(1))
  return host === entry
}
