import type { FieldPath } from 'react-hook-form'
import type { EnvironmentForm } from '@/domain/environmentForm.ts'

/** The API's field names and where they stand in the form; the more particular ones first. */
const places: readonly [prefix: string, place: FieldPath<EnvironmentForm>][] = [
  ['config.networking.allowed_hosts', 'allowedHosts'],
  ['config.networking', 'networkType'],
  ['config.packages', 'packages'],
  ['config.setup_script', 'setupScript'],
  ['name', 'name'],
  ['description', 'description'],
  ['metadata', 'metadata'],
]

/** Where a field of the API stands in the form. */
export function environmentPlace(path: readonly string[]): FieldPath<EnvironmentForm> | null {
  const param = path.join('.')
  return places.find(([prefix]) => param.startsWith(prefix))?.[1] ?? null
}
