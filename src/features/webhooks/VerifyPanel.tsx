import { useState } from 'react'
import { type SampleLanguage, verifySample } from '@/domain/webhook/verifySample.ts'
import { CodeBlock } from '@/lenses/code/CodeBlock.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Segmented } from '@/ui/Segmented.tsx'

/** How a receiver knows that a delivery is genuine. */
export function VerifyPanel() {
  const [language, setLanguage] = useState<SampleLanguage>('typescript')
  return (
    <Panel
      title="Check the signature"
      aside={
        <Segmented
          label="Language"
          value={language}
          options={[
            { value: 'typescript', label: 'TypeScript' },
            { value: 'python', label: 'Python' },
          ]}
          onChange={setLanguage}
        />
      }
    >
      <div className="flex flex-col gap-2 p-3.5">
        <p className="text-ink-2">
          Every delivery is signed with the secret of this endpoint. A receiver that checks it knows who calls; one that
          remembers <code className="font-mono text-small">webhook-id</code> knows repetitions.
        </p>
        <CodeBlock code={verifySample(language)} language={language} />
      </div>
    </Panel>
  )
}
