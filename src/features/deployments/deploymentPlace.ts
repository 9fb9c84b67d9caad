import type { FieldPath } from 'react-hook-form'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'
import { type Json, toArray } from '@/domain/json.ts'
import { kindOfResource } from '@/domain/resourceRows.ts'

/** The API's field names and where they stand in the form; the more particular ones first. */
const places: readonly [prefix: string, place: FieldPath<DeploymentForm>][] = [
  ['schedule.timezone', 'timezone'],
  ['schedule', 'expression'],
  ['initial_events', 'initialEvents'],
  ['environment_variables', 'environmentVariables'],
  ['environment_id', 'environmentId'],
  ['agent', 'agentId'],
  ['vault_ids', 'vaultIds'],
  ['name', 'name'],
  ['description', 'description'],
  ['metadata', 'metadata'],
]

/** Where a field of the API stands in the form of the document that was sent. */
export function deploymentPlace(path: readonly string[], document: Json): FieldPath<DeploymentForm> | null {
  if (path[0] === 'resources') {
    const index = Number(path[1])
    return Number.isInteger(index) ? `resources.${kindOfResource(toArray(document.resources)[index])}` : null
  }
  const param = path.join('.')
  return places.find(([prefix]) => param.startsWith(prefix))?.[1] ?? null
}
