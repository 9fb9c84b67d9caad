import { toRecord, toText, toTextOrNull } from './json.ts'

/** Anything of the API that has an id and something to call it by. */
export interface NamedItem {
  id: string
  name: string
  /** A few words more: a description, or the agent of a session. */
  detail: string
  /** The API's word, where things of this kind have one. */
  status: string | null
}

export function readNamedItem(value: unknown): NamedItem {
  const raw = toRecord(value)
  const id = toText(raw.id)
  const name = [raw.title, raw.display_title, raw.name, raw.display_name, raw.filename, raw.url]
    .map(toTextOrNull)
    .find(Boolean)
  return {
    id,
    name: name ?? ('title' in raw ? 'Untitled' : id),
    detail: toTextOrNull(raw.description) ?? toText(toRecord(raw.agent).name),
    status: raw.type === 'session' ? toTextOrNull(raw.status) : null,
  }
}
