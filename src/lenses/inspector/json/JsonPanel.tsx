import { ChevronDown, ChevronsDownUp, ChevronsUpDown, ChevronUp, Download, Minus, Plus } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { type JsonNode, printJson } from '@/lib/losslessJson.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { TextLines } from '../../code/TextLines.tsx'
import { CopyAction } from '../CopyAction.tsx'
import { saveText } from '../saveText.ts'
import { findInJson } from './findInJson.ts'
import { type JsonPlace, pathOf, rootPlace, valueText } from './JsonPlace.ts'
import { JsonTree } from './JsonTree.tsx'
import { useJsonTree } from './useJsonTree.ts'
import { useParsedJson } from './useParsedJson.ts'

/** Asks to see only events with this value at this path, or all but those. The value is its text, a string's without quotes. */
export type OnFilterTerm = (path: string, value: string, exclude: boolean) => void

interface JsonPanelProps {
  label: string
  /** JSON exactly as received. It is read without losing a digit. */
  text: string
  /** Name of the file it is exported as, without its ending. */
  fileName: string
  onFilterTerm?: OnFilterTerm
}

/** JSON to read, search, copy from and keep. What cannot be read as JSON is shown as it is. Mount anew for another text. */
export function JsonPanel({ label, text, fileName, onFilterTerm }: JsonPanelProps) {
  const { node, problem } = useParsedJson(text)
  if (node) return <Readable {...{ label, text, fileName, onFilterTerm, node }} />
  return (
    <div className="overflow-y-auto">
      <p className="px-3.5 py-2 text-k-error text-small">{problem} It is shown as it came.</p>
      <TextLines text={text} label={label} />
    </div>
  )
}

function Readable({ label, text, fileName, onFilterTerm, node }: JsonPanelProps & { node: JsonNode }) {
  const root = useMemo(() => rootPlace(node), [node])
  const tree = useJsonTree(root)
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const found = useMemo(() => findInJson(root, wanted), [root, wanted])
  const marked = useMemo(() => new Set(found.map(({ id }) => id)), [found])
  const foundAt = found.findIndex(({ id }) => id === tree.active?.id)
  const go = (by: 1 | -1) => {
    // Enter may come before the words were looked for.
    const places = wanted === words ? found : findInJson(root, words)
    const from = foundAt === -1 ? (by === 1 ? -1 : 0) : foundAt
    const place = places[(from + by + places.length) % places.length]
    if (place) tree.reveal(place)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-0.5 border-line border-b py-1 pr-1.5 pl-2.5">
        <input
          type="search"
          aria-label={`Find in ${label}`}
          placeholder="Find"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            go(event.shiftKey ? -1 : 1)
          }}
          className={controlClass('h-7 flex-1 text-small')}
        />
        {words !== '' && (
          <>
            <span role="status" className="px-1 text-ink-3 text-small whitespace-nowrap tabular-nums">
              {foundAt === -1
                ? `${found.length.toLocaleString('en')} found`
                : `${foundAt + 1} of ${found.length.toLocaleString('en')}`}
            </span>
            <IconButton label="Previous found" disabled={found.length === 0} onClick={() => go(-1)}>
              <ChevronUp />
            </IconButton>
            <IconButton label="Next found" disabled={found.length === 0} onClick={() => go(1)}>
              <ChevronDown />
            </IconButton>
          </>
        )}
        <IconButton label="Expand all" onClick={tree.openAll}>
          <ChevronsUpDown />
        </IconButton>
        <IconButton label="Collapse all" onClick={tree.closeAll}>
          <ChevronsDownUp />
        </IconButton>
        <CopyAction label="Copy JSON" read={() => printJson(node, 2)} />
        <IconButton label="Export as file" onClick={() => saveText(`${fileName}.json`, text)}>
          <Download />
        </IconButton>
      </div>
      <JsonTree label={label} tree={tree} marked={marked} />
      {tree.active && <PlaceBar place={tree.active} onFilterTerm={onFilterTerm} />}
    </div>
  )
}

/** The active value: where it is, and what can be done with it. */
function PlaceBar({ place, onFilterTerm }: { place: JsonPlace; onFilterTerm?: OnFilterTerm }) {
  const path = pathOf(place)
  const { kind } = place.node
  const isTerm = kind !== 'object' && kind !== 'array'
  return (
    <section aria-label="Selected value" className="flex items-center gap-0.5 border-line border-t py-1 pr-1.5 pl-3.5">
      <code className="min-w-0 flex-1 truncate font-mono text-ink-2 text-mini" title={path || 'The whole document'}>
        {path || 'The whole document'}
      </code>
      {isTerm && onFilterTerm && (
        <>
          <IconButton
            label="Show only events with this value"
            onClick={() => onFilterTerm(path, valueText(place), false)}
          >
            <Plus />
          </IconButton>
          <IconButton label="Hide events with this value" onClick={() => onFilterTerm(path, valueText(place), true)}>
            <Minus />
          </IconButton>
        </>
      )}
      {path !== '' && (
        <CopyAction label="Copy path" read={() => path}>
          Copy path
        </CopyAction>
      )}
      <CopyAction label="Copy value" read={() => valueText(place)}>
        Copy value
      </CopyAction>
    </section>
  )
}
