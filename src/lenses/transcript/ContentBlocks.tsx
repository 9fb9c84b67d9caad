import type { ReactNode } from 'react'
import type { ContentBlock, MediaSource } from '@/domain/session/events.ts'
import { safeUrl } from '../markdown/safeUrl.ts'
import { EmbeddedData } from './EmbeddedData.tsx'

interface ContentBlocksProps {
  content: readonly ContentBlock[]
  renderText: (text: string) => ReactNode
}

/** Content blocks in order. Text is drawn by the caller; the other kinds are named, and images shown when they are here. */
export function ContentBlocks({ content, renderText }: ContentBlocksProps) {
  return content.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
    <div key={index} className="min-w-0">
      <Block block={block} renderText={renderText} />
    </div>
  ))
}

function Block({ block, renderText }: { block: ContentBlock; renderText: (text: string) => ReactNode }) {
  switch (block.type) {
    case 'text':
      return renderText(block.text)
    case 'image':
      return <Media source={block.source} noun="Image" />
    case 'document':
      return <Media source={block.source} noun={block.title ? `Document “${block.title}”` : 'Document'} />
    case 'search_result':
      return (
        <div className="py-1">
          <p className="font-medium">{block.title}</p>
          <p className="break-all text-ink-3 text-mini">{block.source}</p>
          <p className="whitespace-pre-wrap text-ink-2">{block.text}</p>
        </div>
      )
    case 'redacted':
      return <Named>Content that was removed by the service</Named>
    case 'unknown':
      return <pre className="overflow-x-auto font-mono text-small">{JSON.stringify(block.raw, null, 2)}</pre>
  }
}

/** Only data we hold is shown. An address is named and not fetched; other data is named and not printed. */
function Media({ source, noun }: { source: MediaSource; noun: string }) {
  switch (source.type) {
    case 'base64':
      return <EmbeddedData mediaType={source.mediaType} base64={source.data} noun={noun} />
    case 'text':
      return <pre className="max-h-60 overflow-auto whitespace-pre-wrap font-mono text-small">{source.data}</pre>
    case 'url': {
      const url = safeUrl(source.url)
      if (!url) return <Named>{`${noun} at ${source.url}`}</Named>
      return (
        <Named>
          {noun} at{' '}
          <a href={url} target="_blank" rel="noopener noreferrer" className="text-k-tool underline">
            {url}
          </a>
        </Named>
      )
    }
    case 'file':
      return <Named>{`${noun}, file ${source.fileId}`}</Named>
    case 'unknown':
      return <Named>{`${noun} of a kind this console does not know`}</Named>
  }
}

const Named = ({ children }: { children: ReactNode }) => (
  <p className="break-all py-1 text-ink-3 text-small">{children}</p>
)
