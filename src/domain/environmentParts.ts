import { type DocumentPart, partText } from './documentParts.ts'
import { packageManagers, readEnvironment } from './environment.ts'
import { type Json, toRecord, toTextMap } from './json.ts'

const known = new Set(['name', 'description', 'config', 'metadata'])
const knownConfig = new Set(['type', 'networking', 'packages', 'setup_script'])

/** An environment's document part by part; each member that we do not know is one. */
export function toEnvironmentParts(document: Json): DocumentPart[] {
  const environment = readEnvironment(document)
  const config = toRecord(document.config)
  const { type: _, ...packages } = toRecord(config.packages)
  const managers = [...new Set([...packageManagers, ...Object.keys(packages)])]
  return [
    { label: 'Name', text: environment.name },
    { label: 'Description', text: environment.description },
    { label: 'Type', text: environment.configType },
    {
      label: 'Network',
      text: config.networking === undefined ? '' : JSON.stringify(networkOf(config.networking), null, 2),
    },
    ...managers.map((manager) => ({ label: `Packages of ${manager}`, text: listText(packages[manager]) })),
    { label: 'Setup script', text: partText(config.setup_script) },
    {
      label: 'Metadata',
      text: Object.entries(toTextMap(document.metadata))
        .map(([key, value]) => `${key} = ${value}`)
        .sort()
        .join('\n'),
    },
    ...othersOf(config, knownConfig, 'config.'),
    ...othersOf(document, known, ''),
  ]
}

/** In one order of members, so that only what they say counts. */
function networkOf(value: unknown): Json {
  const { type, allowed_hosts, allow_package_managers, allow_mcp_servers, ...others } =
    typeof value === 'string' ? { type: value } : toRecord(value)
  return { type, allowed_hosts, allow_package_managers, allow_mcp_servers, ...others }
}

const listText = (value: unknown) => (Array.isArray(value) ? value.map(partText).join('\n') : partText(value))

const othersOf = (object: Json, without: ReadonlySet<string>, prefix: string): DocumentPart[] =>
  Object.keys(object)
    .filter((key) => !without.has(key))
    .map((key) => ({ label: prefix + key, text: partText(object[key]) }))
