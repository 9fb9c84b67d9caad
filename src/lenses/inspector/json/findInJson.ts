import { decodeJsonString } from '@/lib/losslessJson.ts'
import { childPlaces, type JsonPlace } from './JsonPlace.ts'
import { pushReversed } from './jsonLines.ts'

/** The places whose key or own value contains the words, in order. Letters match in either case. */
export function findInJson(root: JsonPlace, words: string): JsonPlace[] {
  const wanted = words.toLowerCase()
  if (wanted === '') return []
  const found: JsonPlace[] = []
  const work = [root]
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    if (ownText(place).some((text) => text.toLowerCase().includes(wanted))) found.push(place)
    pushReversed(work, childPlaces(place))
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
