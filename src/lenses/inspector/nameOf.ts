import { rowName } from '../transcript/rowKind.ts'
import type { Inspected } from './inspected.ts'

/** What the selected event is called: the tool, `Agent message`, else its type as the API writes it. */
export function nameOf({ event, call, row, eventId }: Inspected): string {
  if (call) {
    const tool = call.serverName ? `${call.serverName} · ${call.name}` : call.name
    if (event.type === 'user.tool_confirmation') return `${tool} confirmation`
    return eventId === call.eventId ? tool : `${tool} result`
  }
  if (event.type === 'unknown') return event.originalType
  if (row && ['user', 'system', 'message', 'thinking'].includes(row.kind) && event.type !== 'user.define_outcome') {
    return rowName(row)
  }
  return event.type
}
