import { type Environment, type PackageManager, packageManagers } from './environment.ts'
import { type Json, toRecord } from './json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from './metadata.ts'

/** An environment as its form holds it; lists are texts with one entry a line. */
export interface EnvironmentForm {
  name: string
  description: string
  networkType: string
  allowedHosts: string
  allowPackageManagers: boolean
  allowMcpServers: boolean
  packages: Record<PackageManager, string>
  setupScript: string
  metadata: MetadataRow[]
}

export type EnvironmentField = keyof EnvironmentForm

export const newEnvironmentForm: EnvironmentForm = {
  name: '',
  description: '',
  networkType: 'limited',
  allowedHosts: '',
  allowPackageManagers: true,
  allowMcpServers: false,
  packages: { apt: '', cargo: '', gem: '', go: '', npm: '', pip: '' },
  setupScript: '',
  metadata: [],
}

/** Entries of a text: one a line, or separated by commas or spaces. */
export const toEntries = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

export function toEnvironmentForm(environment: Environment): EnvironmentForm {
  const { networking, packages } = environment
  return {
    name: environment.name,
    description: environment.description,
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

export function toNewEnvironment(form: EnvironmentForm): Json {
  return {
    name: form.name.trim(),
    description: form.description,
    config: writeConfig({ type: 'cloud' }, form),
    metadata: toMetadata(form.metadata),
  }
}

/** Only what differs from `base`. A changed config is sent whole, with everything in it that we do not understand. */
export function toEnvironmentPatch(base: Environment, form: EnvironmentForm): Json {
  const changed = changedEnvironmentFields(toEnvironmentForm(base), form)
  const patch: Json = {}
  if (changed.includes('name')) patch.name = form.name.trim()
  if (changed.includes('description')) patch.description = form.description
  if (changed.includes('metadata')) patch.metadata = metadataPatch(base.metadata, toMetadata(form.metadata))
  if (changed.some((field) => field !== 'name' && field !== 'description' && field !== 'metadata')) {
    patch.config = writeConfig(toRecord(base.raw.config), form)
  }
  return patch
}

export function changedEnvironmentFields(from: EnvironmentForm, to: EnvironmentForm): EnvironmentField[] {
  const fields: EnvironmentField[] = []
  if (from.name !== to.name) fields.push('name')
  if (from.description !== to.description) fields.push('description')
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
  const { setup_script: _, ...rest } = raw
  const packages = Object.fromEntries(packageManagers.map((manager) => [manager, toEntries(form.packages[manager])]))
  return {
    ...rest,
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
