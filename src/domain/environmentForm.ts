import { type PackageManager, packageManagers, readEnvironment } from './environment.ts'
import { type Json, toRecord } from './json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from './metadata.ts'

/** An environment as its form holds it; lists are texts with one entry a line. */
export interface EnvironmentForm {
  name: string
  description: string
  /** `cloud`, `self_hosted`, or a word we do not know. */
  configType: string
  networkType: string
  allowedHosts: string
  allowPackageManagers: boolean
  allowMcpServers: boolean
  packages: Record<PackageManager, string>
  setupScript: string
  metadata: MetadataRow[]
}

type EnvironmentField = keyof EnvironmentForm

/** Members that the server sets; everything else of an environment is its document, known or not. */
const setByServer = new Set(['id', 'type', 'archived_at', 'archived', 'status', 'created_at', 'updated_at'])

/** What of an environment can be written: in the API's words, with all that we do not understand. */
export function toEnvironmentDocument(raw: Json): Json {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !setByServer.has(key)))
}

/** The document of a new environment: what it may reach has to be listed. */
export const newEnvironmentDocument: Json = {
  name: '',
  description: '',
  config: {
    type: 'cloud',
    networking: { type: 'limited', allowed_hosts: [], allow_package_managers: true, allow_mcp_servers: false },
    packages: { apt: [], cargo: [], gem: [], go: [], npm: [], pip: [] },
  },
  metadata: {},
}

/** Entries of a text: one a line, or separated by commas or spaces. */
export const toEntries = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

export function toEnvironmentForm(document: Json): EnvironmentForm {
  const environment = readEnvironment(document)
  const { networking, packages } = environment
  return {
    name: environment.name,
    description: environment.description,
    configType: environment.configType,
    networkType: networking.type,
    allowedHosts: networking.allowedHosts.join('\n'),
    allowPackageManagers: networking.allowPackageManagers,
    allowMcpServers: networking.allowMcpServers,
    packages: {
      apt: packages.apt.join('\n'),
      cargo: packages.cargo.join('\n'),
      gem: packages.gem.join('\n'),
      go: packages.go.join('\n'),
      npm: packages.npm.join('\n'),
      pip: packages.pip.join('\n'),
    },
    setupScript: environment.setupScript,
    metadata: toMetadataRows(environment.metadata),
  }
}

/** The document with what was changed in its form. A changed config keeps everything in it that we do not understand. */
export function writeEnvironmentForm(document: Json, form: EnvironmentForm): Json {
  const changed = changedEnvironmentFields(toEnvironmentForm(document), form)
  const written: Json = { ...document }
  for (const field of changed) {
    if (field === 'name' || field === 'description') written[field] = field === 'name' ? form.name.trim() : form[field]
    else if (field === 'metadata') written.metadata = toMetadata(form.metadata)
    else written.config = writeConfig(toRecord(document.config), form)
  }
  return written
}

function changedEnvironmentFields(from: EnvironmentForm, to: EnvironmentForm): EnvironmentField[] {
  const fields: EnvironmentField[] = []
  if (from.name !== to.name) fields.push('name')
  if (from.description !== to.description) fields.push('description')
  if (from.configType !== to.configType) fields.push('configType')
  if (from.networkType !== to.networkType) fields.push('networkType')
  if (!isSameList(from.allowedHosts, to.allowedHosts)) fields.push('allowedHosts')
  if (from.allowPackageManagers !== to.allowPackageManagers) fields.push('allowPackageManagers')
  if (from.allowMcpServers !== to.allowMcpServers) fields.push('allowMcpServers')
  if (packageManagers.some((manager) => !isSameList(from.packages[manager], to.packages[manager]))) {
    fields.push('packages')
  }
  if (from.setupScript !== to.setupScript) fields.push('setupScript')
  if (metadataPatch(toMetadata(from.metadata), toMetadata(to.metadata))) fields.push('metadata')
  return fields
}

function writeConfig(raw: Json, form: EnvironmentForm): Json {
  if (form.configType === 'self_hosted') return { type: 'self_hosted' } // the API takes nothing beside it
  const { setup_script: _, ...rest } = raw
  const packages = Object.fromEntries(packageManagers.map((manager) => [manager, toEntries(form.packages[manager])]))
  return {
    ...rest,
    type: form.configType,
    networking: {
      ...toRecord(raw.networking),
      type: form.networkType,
      allowed_hosts: toEntries(form.allowedHosts),
      allow_package_managers: form.allowPackageManagers,
      allow_mcp_servers: form.allowMcpServers,
    },
    packages: { ...toRecord(raw.packages), ...packages },
    ...(form.setupScript === '' ? {} : { setup_script: form.setupScript }),
  }
}

const isSameList = (one: string, other: string) => toEntries(one).join('\n') === toEntries(other).join('\n')
