import { readArchivedAt } from './agent.ts'
import { isRecord, type Json, toRecord, toText, toTextMap, toTextOrNull, toTexts } from './json.ts'

/** The package managers of an environment, in the order the API writes them. */
export const packageManagers = ['apt', 'cargo', 'gem', 'go', 'npm', 'pip'] as const
export type PackageManager = (typeof packageManagers)[number]

export interface Networking {
  type: 'unrestricted' | 'limited' | (string & {})
  allowedHosts: string[]
  allowPackageManagers: boolean
  allowMcpServers: boolean
}

/** A template of the place a session runs in. `raw` holds the answer whole. */
export interface Environment {
  id: string
  name: string
  description: string
  /** `cloud`, `self_hosted`, or a word we do not know. */
  configType: string
  networking: Networking
  packages: Record<PackageManager, string[]>
  setupScript: string
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readEnvironment(value: unknown): Environment {
  const raw = toRecord(value)
  const config = toRecord(raw.config)
  const packages = toRecord(config.packages)
  return {
    id: toText(raw.id),
    name: toText(raw.name),
    description: toText(raw.description),
    configType: toTextOrNull(config.type) ?? 'cloud',
    networking: readNetworking(config.networking),
    packages: {
      apt: toTexts(packages.apt),
      cargo: toTexts(packages.cargo),
      gem: toTexts(packages.gem),
      go: toTexts(packages.go),
      npm: toTexts(packages.npm),
      pip: toTexts(packages.pip),
    },
    setupScript: toText(config.setup_script),
    metadata: toTextMap(raw.metadata),
    archivedAt: readArchivedAt(raw),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** The oldest form is a plain string; later ones called the allow-list by three names. */
function readNetworking(value: unknown): Networking {
  const raw = isRecord(value) ? value : { type: value }
  const type = toTextOrNull(raw.type) ?? 'limited'
  return {
    type: type === 'allowed_hosts' || type === 'allowlist' ? 'limited' : type,
    allowedHosts: toTexts(raw.allowed_hosts),
    allowPackageManagers: raw.allow_package_managers === true,
    allowMcpServers: raw.allow_mcp_servers === true,
  }
}
