import type { MarkedToken, Tokens } from 'marked'
import { createElement, memo, type ReactNode } from 'react'
import { CodeBlock } from '../code/CodeBlock.tsx'
import { MarkdownInline } from './MarkdownInline.tsx'

/**
 * One top-level block. Its source is its identity: a block whose source did not change is not drawn again.
 * `tail` is drawn behind the last character, however deep that is.
 */
export const MarkdownBlock = memo(
  function MarkdownBlock({ token, tail, headingLevel }: MarkdownBlockProps) {
    return toElement(token, tail, headingLevel)
  },
  (before, after) =>
    before.token.raw === after.token.raw &&
    before.token.type === after.token.type &&
    before.tail === after.tail &&
    before.headingLevel === after.headingLevel,
)

interface MarkdownBlockProps {
  token: MarkedToken
  tail?: ReactNode
  /** Level of a heading on the page; without one it is no heading of the message, only looks like one. */
  headingLevel?: number
}

const headingSize = ['', 'text-[17px]', 'text-[15.5px]', 'text-[14.5px]', '', '', '']

function toElement(token: MarkedToken, tail: ReactNode, headingLevel?: number): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <MarkdownInline tokens={token.tokens} />
          {tail}
        </p>
      )
    case 'heading':
      return createElement(
        headingLevel ? `h${headingLevel}` : 'p',
        { className: `font-semibold tracking-tight ${headingSize[token.depth] ?? ''}` },
        <MarkdownInline tokens={token.tokens} />,
        tail,
      )
    case 'code':
      return <CodeBlock code={token.text} language={token.lang?.split(/\s/)[0] ?? null} tail={tail} />
    case 'blockquote':
      return (
        <blockquote className="space-y-1.5 border-line-strong border-l-2 pl-3 text-ink-2">
          <Blocks tokens={token.tokens as MarkedToken[]} tail={tail} />
        </blockquote>
      )
    case 'list':
      return <List list={token} tail={tail} />
    case 'table':
      return (
        <>
          <Table table={token} />
          {tail}
        </>
      )
    case 'hr':
      return (
        <>
          <hr className="border-line" />
          {tail}
        </>
      )
    case 'space':
    case 'def':
      return null
    case 'text':
      return (
        <>
          {token.tokens ? <MarkdownInline tokens={token.tokens} /> : token.text}
          {tail}
        </>
      )
    default:
      return (
        <p className="whitespace-pre-wrap">
          {token.raw.trimEnd()}
          {tail}
        </p>
      ) // HTML above all: shown as the text it is
  }
}

/** The blocks of a quotation or a list item. Tokens carry no extensions, so each is one of marked's own. */
function Blocks({ tokens, tail }: { tokens: MarkedToken[]; tail?: ReactNode }) {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
    <MarkdownBlock key={index} token={token} tail={index === tokens.length - 1 ? tail : undefined} />
  ))
}

function List({ list, tail }: { list: Tokens.List; tail?: ReactNode }) {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
    <li key={index} className={item.task ? 'list-none' : 'pl-0.5'}>
      {item.task ? (
        <div className="-ml-4.5 flex items-baseline gap-1.5">
          <input
            type="checkbox"
            checked={item.checked ?? false}
            disabled
            aria-label={item.checked ? 'done' : 'not done'}
            className="flex-none translate-y-[2px]"
          />
          <div className="min-w-0 flex-1 space-y-0.5">
            <ItemBlocks item={item} tail={index === list.items.length - 1 ? tail : undefined} />
          </div>
        </div>
      ) : (
        <ItemBlocks item={item} tail={index === list.items.length - 1 ? tail : undefined} />
      )}
    </li>
  ))
  const isTasks = list.items.some((item) => item.task)
  // Where the marks are hidden, some browsers forget that it is a list.
  const role = isTasks ? 'list' : undefined
  if (!list.ordered) {
    return (
      <ul role={role} className="list-disc space-y-0.5 pl-4.5 [&_ul]:list-[circle]">
        {items}
      </ul>
    )
  }
  return (
    <ol role={role} className="list-decimal space-y-0.5 pl-5.5" start={list.start === '' ? 1 : list.start}>
      {items}
    </ol>
  )
}

function ItemBlocks({ item, tail }: { item: Tokens.ListItem; tail?: ReactNode }) {
  return <Blocks tokens={item.tokens.filter((token) => token.type !== 'checkbox') as MarkedToken[]} tail={tail} />
}

function Table({ table }: { table: Tokens.Table }) {
  const cell = 'min-w-16 max-w-120 border-line border-b px-2.5 py-1 align-top [overflow-wrap:break-word]'
  return (
    <figure
      aria-label={tableName(table)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it
      tabIndex={0}
      className="max-w-full overflow-x-auto rounded-2 border border-line"
    >
      <table className="w-full border-collapse text-[13px]">
        <thead className="bg-surface-0">
          <tr>
            {table.header.map((head, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <th key={index} className={`${cell} font-medium`} style={{ textAlign: head.align ?? 'left' }}>
                <MarkdownInline tokens={head.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={index}>
              {row.map((data, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                <td key={column} className={cell} style={{ textAlign: data.align ?? 'left' }}>
                  <MarkdownInline tokens={data.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** `Table: name, size`: what its columns are, for people who hear the page. */
function tableName(table: Tokens.Table): string {
  const heads = table.header.map((head) => head.text.trim()).filter((text) => text !== '')
  return heads.length > 0 ? `Table: ${heads.join(', ').slice(0, 200)}` : 'Table'
}
