import { toEnvironmentDocument } from '@/domain/environmentForm.ts'
import { type Json, toText } from '@/domain/json.ts'
import { paths, to } from '@/paths.ts'

/** The query parameter under which the page for a new environment begins with the configuration of another; its value is an id. */
export const duplicateParam = 'from'

export const duplicatePath = (workspace: string, id: string) =>
  `${to(paths.newEnvironment, { workspace })}?${duplicateParam}=${encodeURIComponent(id)}`

const longestName = 256

/** The document of a copy: everything but the name. */
export function toDuplicate(raw: Json): Json {
  const document = toEnvironmentDocument(raw)
  return { ...document, name: `${toText(document.name).slice(0, longestName - 5)}-copy` }
}
