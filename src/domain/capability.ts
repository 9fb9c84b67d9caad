/** A part of the API that a workspace's server may or may not implement. */
export interface Capability {
  name: CapabilityName
  label: string
  /** The collection whose list is asked for to find out. */
  collection: string
  /** What the console does not show where the part is missing. */
  hides: string
}

export type CapabilityName =
  | 'models'
  | 'agents'
  | 'environments'
  | 'sessions'
  | 'files'
  | 'skills'
  | 'vaults'
  | 'memory_stores'
  | 'deployments'
  | 'webhooks'

export const capabilities: readonly Capability[] = [
  { name: 'models', label: 'Models', collection: 'models', hides: 'The list of models to choose from.' },
  { name: 'agents', label: 'Agents', collection: 'agents', hides: 'The page Agents, and new sessions.' },
  {
    name: 'environments',
    label: 'Environments',
    collection: 'environments',
    hides: 'The page Environments, and new sessions.',
  },
  { name: 'sessions', label: 'Sessions', collection: 'sessions', hides: 'The pages Sessions and Inbox.' },
  { name: 'files', label: 'Files', collection: 'files', hides: 'The page Files, and files in a new session.' },
  { name: 'skills', label: 'Skills', collection: 'skills', hides: 'The page Skills, and skills of an agent.' },
  { name: 'vaults', label: 'Vaults', collection: 'vaults', hides: 'The page Vaults, and vaults in a new session.' },
  {
    name: 'memory_stores',
    label: 'Memory stores',
    collection: 'memory_stores',
    hides: 'The page Memory stores, and memory stores in a new session.',
  },
  { name: 'deployments', label: 'Deployments', collection: 'deployments', hides: 'The page Deployments.' },
  { name: 'webhooks', label: 'Webhooks', collection: 'webhook_endpoints', hides: 'The page Webhooks.' },
]

/** What a server answered when a list was asked for. */
export interface CapabilityAnswer {
  /** HTTP status. */
  status: number
  /** The server's words when it refused. */
  message: string | null
  durationMs: number
}

/**
 * `absent` only when the server says that there is no such thing. A fault, a missing right or no answer at all says
 * nothing about what is implemented.
 */
export type CapabilityState = 'present' | 'absent' | 'unclear'

export function toCapabilityState({ status, message }: Pick<CapabilityAnswer, 'status' | 'message'>): CapabilityState {
  if (status >= 200 && status < 300) return 'present'
  if (status === 404 || status === 405 || status === 501) return 'absent'
  return status >= 400 && /not (yet )?implement/i.test(message ?? '') ? 'absent' : 'unclear'
}
