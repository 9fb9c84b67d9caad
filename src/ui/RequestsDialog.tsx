import { useState } from 'react'
import type { ApiRequest, CodeLanguage } from '@/lib/requestCode.ts'
import { Dialog } from './Dialog.tsx'
import { RequestCode, RequestLanguage, RequestVariables } from './RequestCode.tsx'

interface RequestsDialogProps {
  /** What the actions are done to. */
  name: string
  requests: readonly { label: string; request: ApiRequest }[]
  baseUrl: string | null
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** The requests of actions that are done at once, so that nothing else shows them. */
export function RequestsDialog({ name, requests, baseUrl, isOpen, onOpenChange }: RequestsDialogProps) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isWide
      title="Equivalent requests"
      description={`What the actions for ${name} send, as code.`}
    >
      {isOpen && (
        <div className="flex min-w-0 flex-col items-start gap-3">
          <RequestLanguage language={language} onChange={setLanguage} />
          {requests.map(({ label, request }) => (
            <section key={label} aria-label={label} className="w-full min-w-0">
              <h3 className="mb-1 font-medium">{label}</h3>
              <RequestCode
                request={request}
                baseUrl={baseUrl}
                language={language}
                className="w-full overflow-hidden rounded-2"
              />
            </section>
          ))}
          <RequestVariables baseUrl={baseUrl} />
        </div>
      )}
    </Dialog>
  )
}
