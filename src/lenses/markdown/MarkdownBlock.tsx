import type { MarkedToken, Tokens } from 'marked'
import { createElement, memo, type ReactNode } from 'react'
import { CodeBlock } from '../code/CodeBlock.tsx'
import { MarkdownInline } from './MarkdownInline.tsx'

/**
 * One top-level block. Its source is its identity: a block whose source did not change is not drawn again.
 * `tail` is drawn behind the last character, however deep that is.
 */
export const MarkdownBlock = memo(
  function MarkdownBlock({ token, tail }: { token: MarkedToken; tail?: ReactNode }) {
    return toElement(token, tail)
  },
  (before, after) =>
    before.token.raw === after.token.raw && before.token.type === after.token.type && before.tail === after.tail,
)

const headingSize = ['', 'text-[17px]', 'text-[15.5px]', 'text-[14.5px]', '', '', '']

function toElement(token: MarkedToken, tail: ReactNode): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <MarkdownInline tokens={token.tokens} />
          {tail}
        </p>
      )
    case 'heading':
      // The page's own headings end at level 2, so a message's begin at 3.
      return createElement(
        `h${Math.min(6, token.depth + 2)}`,
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
    <li key={index} className={item.task ? '-ml-4.5 list-none' : 'pl-0.5'}>
      {item.task && (
        <input
          type="checkbox"
          checked={item.checked ?? false}
          disabled
          aria-label={item.checked ? 'done' : 'not done'}
          className="mr-1.5 align-[-2px]"
        />
      )}
      <Blocks
        tokens={item.tokens.filter((token) => token.type !== 'checkbox') as MarkedToken[]}
        tail={index === list.items.length - 1 ? tail : undefined}
      />
    </li>
  ))
  if (!list.ordered) return <ul className="list-disc space-y-0.5 pl-4.5">{items}</ul>
  return (
    <ol className="list-decimal space-y-0.5 pl-5.5" start={list.start === '' ? 1 : list.start}>
      {items}
    </ol>
  )
}

function Table({ table }: { table: Tokens.Table }) {
  const cell = 'border-line border-b px-2.5 py-1'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it
    <figure aria-label="Table" tabIndex={0} className="max-w-full overflow-x-auto rounded-2 border border-line">
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
