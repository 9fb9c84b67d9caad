import { useMemo } from 'react'
import type { JsonNode } from '@/lib/losslessJson.ts'
import { JsonLineView } from './JsonLineView.tsx'
import { rootPlace } from './JsonPlace.ts'
import { openAtFirst, toJsonLines } from './jsonLines.ts'
import { useParsedJson } from './useParsedJson.ts'

const mostLines = 24

/** The beginning of a JSON document, to be read at a glance. */
export function JsonGlance({ text, onOpen }: { text: string; onOpen: () => void }) {
  const { node } = useParsedJson(text)
  const lines = useMemo(() => firstLines(node), [node])
  return (
    <div className="overflow-hidden px-3.5 pb-3 font-mono text-[11.8px] leading-[1.65]">
      {lines.slice(0, mostLines).map((line) => (
        <div
          key={`${line.kind}:${line.place.id}`}
          className="-ml-3.5 truncate whitespace-pre"
          style={{ paddingLeft: line.place.depth * 14 }}
        >
          <JsonLineView line={line} hasToggle={false} />
        </div>
      ))}
      <button type="button" className="font-medium font-sans text-ink-2 text-small hover:text-ink" onClick={onOpen}>
        {lines.length > mostLines || !node ? 'Show all of it' : 'Open as a tree'}
      </button>
    </div>
  )
}

function firstLines(node: JsonNode | null) {
  if (!node) return []
  const root = rootPlace(node)
  return toJsonLines(root, openAtFirst(root, mostLines))
}
