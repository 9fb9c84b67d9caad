import type { Run } from './highlight.ts'

const colours: Record<string, string> = {
  addition: 'text-k-message',
  attr: 'text-k-tool',
  attribute: 'text-k-tool',
  built_in: 'text-k-tool',
  comment: 'text-ink-3 italic',
  deletion: 'text-k-error',
  keyword: 'text-k-thinking',
  literal: 'text-k-wait',
  meta: 'text-ink-3',
  name: 'text-k-tool',
  number: 'text-k-wait',
  property: 'text-k-tool',
  regexp: 'text-k-message',
  section: 'text-k-tool',
  'selector-class': 'text-k-tool',
  'selector-tag': 'text-k-thinking',
  string: 'text-k-message',
  symbol: 'text-k-message',
  tag: 'text-k-tool',
  title: 'text-k-tool',
  type: 'text-k-tool',
  variable: 'text-k-wait',
}

/** One line of highlighted code. */
export function Runs({ runs }: { runs: Run[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
    <span key={index} className={run.scope ? colours[run.scope] : undefined}>
      {run.text}
    </span>
  ))
}
