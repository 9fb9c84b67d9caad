import { useState } from 'react'
import { Segmented } from '@/ui/Segmented.tsx'
import { CodeBlock } from '../code/CodeBlock.tsx'
import { type ApiRequest, type CodeLanguage, requestCode } from './requestCode.ts'

const languages = [
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
] as const

const words: Record<CodeLanguage, string> = { curl: 'bash', typescript: 'typescript', python: 'python' }

/** The API request that reads the selected event, as code to take away. */
export function RequestTab({ request }: { request: ApiRequest }) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  return (
    <div className="flex flex-col gap-2.5 px-3.5 py-3">
      <div>
        <Segmented label="Language" value={language} options={languages} onChange={setLanguage} />
      </div>
      <CodeBlock code={requestCode(request, language)} language={words[language]} />
      <p className="text-ink-3 text-small">
        Set <code className="font-mono">QODER_BASE_URL</code> and <code className="font-mono">QODER_PAT</code> first.
        The token never leaves the server of this console.
      </p>
    </div>
  )
}
