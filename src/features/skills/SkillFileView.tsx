import { useId, useState } from 'react'
import type { SkillFile } from '@/domain/skill/skill.ts'
import { CodeBlock } from '@/lenses/code/CodeBlock.tsx'
import { languageOfPath } from '@/lenses/code/languageOf.ts'
import { Markdown } from '@/lenses/markdown/Markdown.tsx'
import { saySize } from '@/lenses/quantities.ts'
import { SegmentedTabs } from '@/ui/SegmentedTabs.tsx'

const tabs = [
  { value: 'preview', label: 'Preview' },
  { value: 'text', label: 'Text' },
] as const

/** A file of a skill: Markdown as it reads, other text as code, anything else by its size. */
export function SkillFileView({ file }: { file: SkillFile }) {
  const id = useId()
  const [tab, setTab] = useState<(typeof tabs)[number]['value']>('preview')
  const { path, text } = file
  const isMarkdown = /\.(md|markdown)$/i.test(path)
  if (text === null)
    return <p className="px-3.5 py-4 text-ink-3">This is no text: {saySize(file.bytes.length)} of bytes.</p>
  if (!isMarkdown)
    return (
      <div className="max-h-[calc(100vh-240px)] min-w-0 overflow-y-auto px-3.5 py-3">
        <CodeBlock code={text} language={languageOfPath(path)} />
      </div>
    )
  return (
    <div className="max-h-[calc(100vh-240px)] min-w-0 overflow-y-auto px-3.5 py-3">
      <div className="mb-3">
        <SegmentedTabs label={`${path} shown as`} id={id} value={tab} tabs={tabs} onChange={setTab} />
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-tab-${tab}`}>
        {tab === 'preview' ? (
          <Markdown text={withoutFrontMatter(text)} />
        ) : (
          <CodeBlock code={text} language="markdown" />
        )}
      </div>
    </div>
  )
}

const withoutFrontMatter = (text: string) => text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(\r?\n|$)/, '')
