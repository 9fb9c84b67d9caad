import { ChevronRight } from 'lucide-react'
import { cn } from '@/lib/cn.ts'
import { childrenOf, decodeJsonString, type JsonNode } from '@/lib/losslessJson.ts'
import { sayCount, saySize } from '../../quantities.ts'
import type { JsonPlace } from './JsonPlace.ts'
import { type JsonLine, longString } from './jsonLines.ts'

const colours = { string: 'text-k-message', number: 'text-k-wait', boolean: 'text-k-thinking', null: 'text-k-thinking' }
/** A line shows this much of a string; opened, it shows the rest. */
const shownCharacters = 200

/** What one line of a JSON tree shows. */
export function JsonLineView({ line, hasToggle }: { line: JsonLine; hasToggle: boolean }) {
  const { place } = line
  if (line.kind === 'text') return <span className="pl-3.5 text-k-message">{line.text}</span>
  const comma = place.parent && place.index < place.siblings - 1 ? ',' : ''
  if (line.kind === 'close') {
    return <span className="pl-3.5 text-ink-3">{(place.node.kind === 'object' ? '}' : ']') + comma}</span>
  }
  return (
    <>
      <span aria-hidden="true" className="inline-block w-3.5 select-none align-[-1px] text-ink-3">
        {hasToggle && <ChevronRight className={cn('size-3', line.isOpen && 'rotate-90')} strokeWidth={2} />}
      </span>
      {place.rawKey !== null && (
        <>
          <span className="text-k-tool">{place.rawKey}</span>
          <span className="text-ink-3">: </span>
        </>
      )}
      <Value node={place.node} isOpen={line.isOpen} />
      {!(line.isOpen && place.node.kind !== 'string') && <span className="text-ink-3">{comma}</span>}
    </>
  )
}

function Value({ node, isOpen }: { node: JsonNode; isOpen: boolean }) {
  if (node.kind === 'object' || node.kind === 'array') {
    const [first, last, noun] = node.kind === 'object' ? ['{', '}', 'member'] : ['[', ']', 'item']
    const { length } = childrenOf(node)
    if (isOpen) return <span className="text-ink-3">{first}</span>
    return (
      <span className="text-ink-3">{length === 0 ? first + last : `${first}…${last} ${sayCount(length, noun)}`}</span>
    )
  }
  if (node.kind !== 'string') return <span className={colours[node.kind]}>{node.raw}</span>
  if (isOpen) return <span className="text-ink-3">text of {sizeOf(node.raw)}</span>
  const isCut = node.raw.length > shownCharacters
  return (
    <>
      {node.raw.length > longString && <span className="text-ink-3">{sizeOf(node.raw)} </span>}
      <span className="text-k-message">{isCut ? `${node.raw.slice(0, shownCharacters)}…` : node.raw}</span>
    </>
  )
}

const sizeOf = (raw: string) => saySize(new TextEncoder().encode(decodeJsonString(raw)).length)

/** The name of a line for those who hear the page: `command: "ls"`, `input: object, 2 members`. */
export function lineName({ node, rawKey, index, parent }: JsonPlace): string {
  const label = rawKey !== null ? `${decodeJsonString(rawKey)}: ` : parent ? `item ${index}: ` : ''
  if (node.kind === 'object' || node.kind === 'array') {
    const noun = node.kind === 'object' ? 'member' : 'item'
    return `${label}${node.kind}, ${sayCount(childrenOf(node).length, noun)}`
  }
  if (node.raw.length <= shownCharacters) return label + node.raw
  return `${label}${node.raw.slice(0, shownCharacters)}…, text of ${sizeOf(node.raw)}`
}
