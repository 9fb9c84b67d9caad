import { useMemo } from 'react'
import type { ContentBlock } from '@/domain/session/events.ts'
import { TextLines } from '../code/TextLines.tsx'
import { ContentBlocks } from '../transcript/ContentBlocks.tsx'
import { ProseText } from '../transcript/ProseText.tsx'
import { JsonPanel } from './json/JsonPanel.tsx'
import { readJson } from './json/useParsedJson.ts'
import { Nothing } from './Nothing.tsx'

interface ContentViewProps {
  content: readonly ContentBlock[]
  label: string
  /** Prose is laid out as such; anything else keeps its lines. */
  isProse?: boolean
}

/** Content blocks whole: a text that is JSON as a tree, prose as prose, everything else line by line. */
export function ContentView({ content, label, isProse = true }: ContentViewProps) {
  const json = useMemo(() => onlyJson(content), [content])
  if (content.length === 0) return <Nothing>It is empty.</Nothing>
  if (json !== null) return <JsonPanel label={label} text={json} fileName={label.toLowerCase()} />
  return (
    <div className="min-h-0 overflow-y-auto px-3.5 py-2 [overflow-wrap:anywhere]">
      <ContentBlocks
        content={content}
        renderText={(text) =>
          isProse ? (
            <ProseText text={text} label={label} isWriting={false} />
          ) : (
            <div className="overflow-hidden rounded-2 border border-line">
              <TextLines text={text} label={label} />
            </div>
          )
        }
      />
    </div>
  )
}

/** The text of the content when that is one JSON document. */
function onlyJson(content: readonly ContentBlock[]): string | null {
  const [only] = content
  if (content.length !== 1 || only?.type !== 'text' || !/^\s*[[{]/.test(only.text)) return null
  return readJson(only.text).node && only.text
}
