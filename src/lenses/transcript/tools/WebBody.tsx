import { useMemo } from 'react'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { SafeLink } from '../../markdown/SafeLink.tsx'
import { contentText } from '../contentText.ts'
import { FoundLinks, hostOf } from './FoundLinks.tsx'
import { ResultText } from './ResultText.tsx'
import { readLinks } from './readLinks.ts'
import { inputText, type ToolCall } from './toolCall.ts'

/** A page that was read: where it is, what was wanted of it, and its text. */
export function WebFetchBody({ call }: { call: ToolCall }) {
  const url = inputText(call.input, 'url') ?? ''
  const prompt = inputText(call.input, 'prompt')
  const title = useMemo(() => pageTitle(contentText(call.result ?? [])), [call.result])
  return (
    <>
      <div className="border-line border-t px-3 py-2 [overflow-wrap:anywhere]">
        <SafeLink href={url}>{title ?? url}</SafeLink>
        {title && <span className="text-ink-3 text-mini"> {hostOf(url)}</span>}
        {prompt && <p className="text-ink-2 text-small">{prompt}</p>}
      </div>
      <ResultText call={call} />
    </>
  )
}

/** The heading a page's text begins with; null when it has none. */
function pageTitle(text: string): string | null {
  return /^\s*(?:#\s+|title:\s*)(\S.{0,200})/i.exec(text)?.[1]?.trim() ?? null
}

/** What a search of the web found. */
export function WebSearchBody({ call }: { call: ToolCall }) {
  const query = inputText(call.input, 'query', 'q')
  const links = useMemo(() => readLinks(call.result ?? []), [call.result])
  const isRead = call.row.outcome === 'ok' && links.length > 0
  return (
    <>
      {query && <p className="border-line border-t px-3 py-2 text-small">{`Searched for “${query}”`}</p>}
      {isRead && <FoundLinks links={links} label="Search results" />}
      {isRead ? (
        <Disclosure summary="The whole answer" className="border-line border-t px-3 py-1.5 text-small">
          <ResultText call={call} />
        </Disclosure>
      ) : (
        <ResultText call={call} />
      )}
    </>
  )
}
