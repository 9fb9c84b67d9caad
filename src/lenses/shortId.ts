/** The prefix and the last seven characters of an id: `evt_…bef52b6`. */
export function shortId(id: string): string {
  if (id.length <= 14) return id
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? ''
  return `${prefix}…${id.slice(-7)}`
}
