import { childrenOf, decodeJsonString, type JsonNode, printJson } from '@/lib/losslessJson.ts'

/** A value and where it stands. Members are told apart by their place, since a key may be given twice. */
export interface JsonPlace {
  /** The places on the way from the root, `0.3`; the root's is empty. */
  id: string
  parent: JsonPlace | null
  /** The key as written, quotes included; null for the root and for items of arrays. */
  rawKey: string | null
  index: number
  siblings: number
  depth: number
  node: JsonNode
  /** Made when first asked for, and kept: a document that is open whole is walked again at each toggle. */
  children: readonly JsonPlace[] | null
}

export const rootPlace = (node: JsonNode): JsonPlace => ({
  id: '',
  parent: null,
  rawKey: null,
  index: 0,
  siblings: 1,
  depth: 0,
  node,
  children: null,
})

export function childPlaces(parent: JsonPlace): readonly JsonPlace[] {
  if (parent.children) return parent.children
  const children = childrenOf(parent.node)
  parent.children = children.map(({ rawKey, value }, index) => ({
    id: parent.id === '' ? String(index) : `${parent.id}.${index}`,
    parent,
    rawKey,
    index,
    siblings: children.length,
    depth: parent.depth + 1,
    node: value,
    children: null,
  }))
  return parent.children
}

/** The way to a value as one writes it in code: `content[0].text`, `headers["x-id"]`; empty for the root. */
export function pathOf(place: JsonPlace): string {
  const steps: string[] = []
  for (let at = place; at.parent; at = at.parent) steps.push(stepTo(at))
  return steps.reverse().join('').replace(/^\./, '')
}

function stepTo({ rawKey, index }: JsonPlace): string {
  if (rawKey === null) return `[${index}]`
  const key = decodeJsonString(rawKey)
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${rawKey}]`
}

/** What copying a value gives: the text a string stands for, anything else as its JSON. */
export function valueText({ node }: JsonPlace): string {
  return node.kind === 'string' ? decodeJsonString(node.raw) : printJson(node, 2)
}
