import { queryFields } from './query.ts'

export interface Suggestion {
  /** What the field shows in the list. */
  label: string
  /** One short phrase about it; empty when the label says enough. */
  hint: string
  /** The whole text of the field, and the place of the caret, once it is taken. */
  text: string
  caret: number
}

/** Words of this session that may complete a value. */
export interface KnownWords {
  types: readonly string[]
  names: readonly string[]
  threads: readonly string[]
}

const most = 8

const hints: Record<(typeof queryFields)[number], string> = {
  type: 'event type or kind',
  name: 'tool name',
  error: 'true or false',
  dur: 'time taken, >5s',
  turn: 'number of the turn',
  thread: 'thread id, or main',
  id: 'event id',
}

const kinds = ['user', 'message', 'thinking', 'tool', 'span', 'status', 'wait', 'error', 'unknown']

/** What could stand in place of the word before the caret. Empty when there is nothing to add. */
export function suggest(text: string, caret: number, known: KnownWords): Suggestion[] {
  const start = text.slice(0, caret).search(/\S*$/)
  const typed = text.slice(start, caret)
  const sign = typed.startsWith('-') ? '-' : ''
  const word = typed.slice(sign.length)
  const end = caret + (/^\S*/.exec(text.slice(caret))?.[0].length ?? 0)
  if (word === '' && sign === '' && text.trim() !== '' && caret < text.length) return []
  const put = (label: string, hint: string, isDone: boolean): Suggestion => {
    const written = `${sign}${label}${isDone ? ' ' : ''}`
    const behind = isDone ? text.slice(end).trimStart() : text.slice(end)
    return { label, hint, text: text.slice(0, start) + written + behind, caret: start + written.length }
  }
  const colon = word.indexOf(':')
  if (colon === -1) {
    return queryFields.filter((field) => field.startsWith(word)).map((field) => put(`${field}:`, hints[field], false))
  }
  const field = word.slice(0, colon)
  const value = word.slice(colon + 1).toLowerCase()
  return valuesOf(field, known)
    .filter((one) => one.toLowerCase().includes(value) && one.toLowerCase() !== value)
    .slice(0, most)
    .map((one) => put(`${field}:${/[\s"]/.test(one) ? JSON.stringify(one) : one}`, '', true))
}

function valuesOf(field: string, { types, names, threads }: KnownWords): readonly string[] {
  switch (field) {
    case 'type':
      return [...new Set([...kinds, ...types])]
    case 'name':
      return names
    case 'error':
      return ['true', 'false']
    case 'dur':
      return ['>1s', '>5s', '>30s', '>1m']
    case 'thread':
      return ['main', ...threads]
    default:
      return []
  }
}
