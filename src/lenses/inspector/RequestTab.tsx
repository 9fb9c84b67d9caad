import { useState } from 'react'
import { type ApiRequest, type CodeLanguage, requestCode } from '@/lib/requestCode.ts'
import { RequestLanguage, RequestVariables } from '@/ui/RequestCode.tsx'
import { CodeBlock } from '../code/CodeBlock.tsx'

const words: Record<CodeLanguage, string> = { curl: 'bash', typescript: 'typescript', python: 'python' }

/** The API request that reads the selected event, as code to take away. */
export function RequestTab({ request }: { request: ApiRequest }) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  return (
    <div className="flex flex-col gap-2.5 px-3.5 py-3">
      <div>
        <RequestLanguage language={language} onChange={setLanguage} />
      </div>
      <CodeBlock code={requestCode(request, language)} language={words[language]} />
      <RequestVariables baseUrl={null} />
    </div>
  )
}
