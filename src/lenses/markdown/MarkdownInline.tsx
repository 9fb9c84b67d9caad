import type { MarkedToken, Token } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { decodeEntities } from './decodeEntities.ts'
import { SafeLink } from './SafeLink.tsx'

/** Inline Markdown as elements. Nothing here becomes HTML by way of a string. */
export function MarkdownInline({ tokens }: { tokens: Token[] | undefined }) {
  return (tokens ?? []).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
    <Fragment key={index}>{toElement(token as MarkedToken)}</Fragment> // no extensions are used, so no generic tokens
  ))
}

function toElement(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong className="font-semibold">
          <MarkdownInline tokens={token.tokens} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <MarkdownInline tokens={token.tokens} />
        </em>
      )
    case 'del':
      return (
        <del>
          <MarkdownInline tokens={token.tokens} />
        </del>
      )
    case 'codespan':
      return <code className="rounded-1 bg-surface-2 px-1 py-px font-mono text-[0.89em]">{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return (
        <SafeLink href={token.href}>
          <MarkdownInline tokens={token.tokens} />
        </SafeLink>
      )
    case 'image':
      // Fetching it would tell its host that this session is being read.
      return <SafeLink href={token.href}>image: {decodeEntities(token.text) || token.href}</SafeLink>
    case 'text':
      return token.tokens ? <MarkdownInline tokens={token.tokens} /> : decodeEntities(token.text)
    case 'checkbox':
      return null // drawn by the list item
    case 'escape':
      return token.text
    default:
      return token.raw // HTML above all: shown as the text it is
  }
}
