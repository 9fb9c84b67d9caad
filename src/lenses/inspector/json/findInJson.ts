import { decodeJsonString, type JsonNode } from '@/lib/losslessJson.ts'
import { childPlaces, type JsonPlace, rootPlace } from './JsonPlace.ts'

/** The places whose key or own value contains the words, in order. Letters match in either case. */
export function findInJson(root: JsonNode, words: string): JsonPlace[] {
  const wanted = words.toLowerCase()
  if (wanted === '') return []
  const found: JsonPlace[] = []
  const work = [rootPlace(root)]
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    if (ownText(place).some((text) => text.toLowerCase().includes(wanted))) found.push(place)
    const { kind } = place.node
    if (kind === 'object' || kind === 'array') for (const child of childPlaces(place).reverse()) work.push(child)
  }
  return found
}

function ownText({ rawKey, node }: JsonPlace): string[] {
  const texts = rawKey === null ? [] : [decodeJsonString(rawKey)]
  if (node.kind === 'string') texts.push(decodeJsonString(node.raw))
  else if ('raw' in node) texts.push(node.raw)
  return texts
}

/** Ids of what has to be open so that a place can be seen. */
export function idsAround(place: JsonPlace): string[] {
  const ids: string[] = []
  for (let at = place.parent; at; at = at.parent) ids.push(at.id)
  return ids
}
