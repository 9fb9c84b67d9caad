/** A whole second as RFC 3339: how due times are kept, compared and shown. */
export function toSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
