import { CodeXml } from 'lucide-react'
import { useState } from 'react'
import type { ApiRequest, CodeLanguage } from '@/lib/requestCode.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Disclosure } from './Disclosure.tsx'
import { RequestCode, RequestLanguage, RequestVariables } from './RequestCode.tsx'

export interface EquivalentRequestProps {
  /** What would be sent now; a function is asked only while the code is looked at. */
  request: ApiRequest | (() => ApiRequest)
  /** Address of the API; null when only whoever runs the code knows it. */
  baseUrl: string | null
  className?: string
}

/** The request of a form or an action as code, folded: for the foot of dialogs. */
export function EquivalentRequest({ className, ...shown }: EquivalentRequestProps) {
  return (
    <Disclosure summary="Equivalent request" className={className}>
      <Code {...shown} />
    </Disclosure>
  )
}

/** The same behind a button: for pages, beside what sends the request. */
export function EquivalentRequestButton({ className, ...shown }: EquivalentRequestProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button tone="ghost" className={className} onClick={() => setIsOpen(true)}>
        <CodeXml aria-hidden />
        Equivalent request
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        isWide
        title="Equivalent request"
        description="What this would send now, as code."
      >
        {isOpen && <Code {...shown} />}
      </Dialog>
    </>
  )
}

function Code({ request, baseUrl }: EquivalentRequestProps) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  return (
    <div className="mt-1.5 flex min-w-0 flex-col items-start gap-2">
      <RequestLanguage language={language} onChange={setLanguage} />
      <RequestCode
        request={typeof request === 'function' ? request() : request}
        baseUrl={baseUrl}
        language={language}
        className="w-full overflow-hidden rounded-2"
      />
      <RequestVariables baseUrl={baseUrl} />
    </div>
  )
}
