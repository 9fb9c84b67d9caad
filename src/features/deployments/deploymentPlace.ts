import type { FieldPath } from 'react-hook-form'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'

/** The API's field names and where they stand in the form; the more particular ones first. */
const places: readonly [prefix: string, place: FieldPath<DeploymentForm>][] = [
  ['schedule.timezone', 'timezone'],
  ['schedule', 'expression'],
  ['initial_events', 'initialEvents'],
  ['environment_variables', 'environmentVariables'],
  ['environment_id', 'environmentId'],
  ['agent', 'agentId'],
  ['resources', 'resources'],
  ['vault_ids', 'vaultIds'],
  ['name', 'name'],
  ['description', 'description'],
  ['metadata', 'metadata'],
]

/** Where a field of the API stands in the form. */
export function deploymentPlace(path: readonly string[]): FieldPath<DeploymentForm> | null {
  const param = path.join('.')
  return places.find(([prefix]) => param.startsWith(prefix))?.[1] ?? null
}
