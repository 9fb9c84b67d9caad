import { type ReactNode, useMemo } from 'react'
import { cn } from '@/lib/cn.ts'
import { type ApiRequest, type CodeLanguage, requestCode } from '@/lib/requestCode.ts'
import { CopyButton } from './CopyButton.tsx'
import { Segmented } from './Segmented.tsx'

export const languageOptions: readonly { value: CodeLanguage; label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
]

export interface RequestCodeProps {
  request: ApiRequest
  /** Address of the API; null when only whoever runs the code knows it. */
  baseUrl: string | null
  language: CodeLanguage
  className?: string
}

/** A request as code to take away. The token is a variable, here and in what is copied. */
export function RequestCode({ request, baseUrl, language, className }: RequestCodeProps) {
  const code = requestCode(request, language, baseUrl)
  const runs = useMemo(() => coloured(code), [code])
  return (
    <div className={cn('relative bg-terminal text-terminal-ink', className)}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        className="max-h-[40vh] overflow-auto py-2.5 pr-11 pl-3.5 font-mono text-[11.8px] leading-[1.65]"
      >
        <code>{runs}</code>
      </pre>
      <CopyButton
        text={code}
        label="Copy the request"
        className="absolute top-1.5 right-1.5 !bg-terminal !text-terminal-ink hover:!bg-[oklch(0.3_0.01_260)]"
      />
    </div>
  )
}

export interface RequestLanguageProps {
  language: CodeLanguage
  onChange: (language: CodeLanguage) => void
}

export function RequestLanguage({ language, onChange }: RequestLanguageProps) {
  return <Segmented label="Language" value={language} options={languageOptions} onChange={onChange} />
}

/** What has to be set before the code runs. */
export function RequestVariables({ baseUrl }: { baseUrl: string | null }) {
  return (
    <p className="text-mini text-ink-3">
      Set <code className="font-mono">QODER_PAT</code>
      {baseUrl === null && (
        <>
          {' '}
          and <code className="font-mono">QODER_BASE_URL</code>
        </>
      )}{' '}
      first. The token never leaves the server of this console.
    </p>
  )
}

const tooLongToColour = 20_000

/** Commands and quoted texts in colours of their own: enough to see where things begin and end. */
function coloured(code: string): ReactNode {
  if (code.length > tooLongToColour) return code
  return code.split(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|\n(?! {2}-))*'|^curl\b)/m).map((run, index) => {
    if (index % 2 === 0) return run
    const colour = run === 'curl' ? 'text-[oklch(0.78_0.11_250)]' : 'text-[oklch(0.8_0.13_165)]'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a run has no identity but its place
      <span key={index} className={colour}>
        {run}
      </span>
    )
  })
}
