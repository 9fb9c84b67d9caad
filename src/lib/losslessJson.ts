/** A JSON value that keeps its numbers and strings as they were written, and members given twice, in order. */
export type JsonNode =
  | { kind: 'object'; members: readonly JsonMember[] }
  | { kind: 'array'; items: readonly JsonNode[] }
  | JsonLeaf

export interface JsonLeaf {
  kind: 'string' | 'number' | 'boolean' | 'null'
  /** The characters of the source: a string with its quotes and escapes, a number with every digit. */
  raw: string
}

export interface JsonMember {
  /** The key as written, quotes included. */
  rawKey: string
  value: JsonNode
}

type Container = { kind: 'object'; members: JsonMember[] } | { kind: 'array'; items: JsonNode[] }

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const words = { t: ['true', 'boolean'], f: ['false', 'boolean'], n: ['null', 'null'] } as const

/** Text that is not JSON, and where it stops being it. */
export class JsonSyntaxError extends SyntaxError {
  /** What was found there, in words. */
  readonly found: string
  /** Index of the first character that does not fit; the length of the text when it ends too early. */
  readonly offset: number

  constructor(found: string, offset: number) {
    super(`This is not JSON: ${found} at character ${offset + 1}.`)
    this.found = found
    this.offset = offset
  }
}

/** Reads JSON text without losing a character of its values. Throws a JsonSyntaxError that names the place. */
export function parseJson(text: string): JsonNode {
  const open: Container[] = []
  let at = 0
  let rawKey = ''

  const fail = (): never => {
    const found = at < text.length ? `unexpected ${JSON.stringify(text.charAt(at))}` : 'it ends too early'
    throw new JsonSyntaxError(found, at)
  }
  const skip = () => {
    while (isBlank(text.charCodeAt(at))) at += 1
    return text.charAt(at)
  }
  const string = (): string => {
    const end = endOfString(text, at)
    if (end === -1) return fail()
    const raw = text.slice(at, end)
    at = end
    return raw
  }
  const key = () => {
    if (skip() !== '"') fail()
    rawKey = string()
    if (skip() !== ':') fail()
    at += 1
  }
  const leaf = (sign: string): JsonLeaf => {
    if (sign === '"') return { kind: 'string', raw: string() }
    const word = words[sign as keyof typeof words] // any other character has no entry: undefined
    if (word && text.startsWith(word[0], at)) {
      at += word[0].length
      return { kind: word[1], raw: word[0] }
    }
    numberToken.lastIndex = at
    const raw = numberToken.exec(text)?.[0]
    if (raw === undefined) return fail()
    at += raw.length
    return { kind: 'number', raw }
  }

  for (;;) {
    const sign = skip()
    let done: JsonNode | null = null
    if (sign === '{' || sign === '[') {
      const container: Container = sign === '{' ? { kind: 'object', members: [] } : { kind: 'array', items: [] }
      const holder = open.at(-1)
      if (holder) put(holder, rawKey, container)
      at += 1
      if (skip() === (sign === '{' ? '}' : ']')) {
        at += 1
        done = container
      } else {
        open.push(container)
        if (sign === '{') key()
        continue
      }
    } else {
      done = leaf(sign)
      const holder = open.at(-1)
      if (holder) put(holder, rawKey, done)
    }
    // A value has ended: so may the containers around it.
    for (;;) {
      const holder = open.at(-1)
      const next = skip()
      if (!holder) {
        if (at < text.length) fail()
        return done
      }
      at += 1
      if (next === ',') {
        if (holder.kind === 'object') key()
        break
      }
      if (next !== (holder.kind === 'object' ? '}' : ']')) {
        at -= 1
        fail()
      }
      done = holder
      open.pop()
    }
  }
}

const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

function put(holder: Container, rawKey: string, value: JsonNode): void {
  if (holder.kind === 'object') holder.members.push({ rawKey, value })
  else holder.items.push(value)
}

/** Index behind the string that begins at `from`; -1 when it is not one. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return -1
    if (code !== 0x5c) continue
    at += 1
    const escaped = text.charAt(at)
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1
      at += 4
    } else if (!'"\\/bfnrt'.includes(escaped) || escaped === '') return -1
  }
  return -1
}

/** JSON text of a node: on one line, or with `indent` spaces a level. Every value is printed as it was written. */
export function printJson(root: JsonNode, indent = 0): string {
  const out: string[] = []
  const work: (string | { node: JsonNode; depth: number })[] = [{ node: root, depth: 0 }]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next === 'string') {
      out.push(next)
      continue
    }
    const { node, depth } = next
    if (node.kind !== 'object' && node.kind !== 'array') {
      out.push(node.raw)
      continue
    }
    const [first, last] = node.kind === 'object' ? ['{', '}'] : ['[', ']']
    const children = childrenOf(node)
    if (children.length === 0) {
      out.push(first + last)
      continue
    }
    const newLine = (level: number) => (indent > 0 ? `\n${' '.repeat(indent * level)}` : '')
    out.push(first)
    work.push(newLine(depth) + last)
    for (const [index, { rawKey, value }] of [...children.entries()].reverse()) {
      const label = rawKey === null ? '' : `${rawKey}:${indent > 0 ? ' ' : ''}`
      work.push({ node: value, depth: depth + 1 }, `${index > 0 ? ',' : ''}${newLine(depth + 1)}${label}`)
    }
  }
  return out.join('')
}

/** What stands in a container, in order; items of an array have no key. Empty for a leaf. */
export function childrenOf(node: JsonNode): readonly { rawKey: string | null; value: JsonNode }[] {
  if (node.kind === 'object') return node.members
  return node.kind === 'array' ? node.items.map((value) => ({ rawKey: null, value })) : []
}

/** The text a string stands for, without quotes and escapes. */
export function decodeJsonString(raw: string): string {
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1)
}

/** The member of an object with this key, the last one when it is given twice, as JSON.parse takes it. */
export function memberOf(node: JsonNode | null, key: string): JsonNode | null {
  if (node?.kind !== 'object') return null
  return node.members.findLast((member) => decodeJsonString(member.rawKey) === key)?.value ?? null
}
