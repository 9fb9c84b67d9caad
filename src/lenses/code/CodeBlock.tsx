import { Fragment, type ReactNode } from 'react'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { languageOfWord } from './languageOf.ts'
import { Runs } from './Runs.tsx'
import { useHighlighted } from './useHighlighted.ts'

/** Code inside a message: its language, a copy button, and colours when they have arrived. */
export function CodeBlock({ code, language, tail }: { code: string; language: string | null; tail?: ReactNode }) {
  const lines = useHighlighted(code, language ? languageOfWord(language) : null)
  return (
    <div className="overflow-hidden rounded-2 border border-line bg-surface-0">
      <div className="flex h-7 items-center justify-between border-line border-b pr-1 pl-3 text-ink-3 text-mini">
        <span>{language || 'text'}</span>
        <CopyButton text={code} label="Copy code" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so the keyboard must reach them */}
      <pre tabIndex={0} className="max-h-120 overflow-auto px-3 py-2 font-mono text-small leading-[1.6]">
        <code>
          {lines
            ? lines.map((runs, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
                <Fragment key={index}>
                  {index > 0 && '\n'}
                  <Runs runs={runs} />
                </Fragment>
              ))
            : code}
          {tail}
        </code>
      </pre>
    </div>
  )
}
