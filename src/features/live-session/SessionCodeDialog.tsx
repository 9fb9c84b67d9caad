import { useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { sessionCode, sessionScripts } from '@/domain/sessionCode/sessionCode.ts'
import type { SessionPlan } from '@/domain/sessionCode/sessionPlan.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { saveFile } from '@/lenses/export/saveFile.ts'
import { sayCount } from '@/lenses/quantities.ts'
import type { CodeLanguage } from '@/lib/requestCode.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { RequestLanguage } from '@/ui/RequestCode.tsx'
import { readSessionPlan } from './readSessionPlan.ts'

interface SessionCodeDialogProps {
  session: ResourceRef
  summary: SessionSummary
  onClose: () => void
}

type Reading = { eventCount: number } | { failure: string } | { plan: SessionPlan }

/** The session as a script that runs it anew: agent, environment, and everything a client sent. */
export function SessionCodeDialog({ session, summary, onClose }: SessionCodeDialogProps) {
  const client = useQueryClient()
  const baseUrl = apiBaseUrl(useWorkspace())
  const { workspace, id } = session
  const [asked] = useState(summary)
  const [reading, setReading] = useState<Reading>({ eventCount: 0 })
  const [language, setLanguage] = useState<CodeLanguage>('curl')

  // Reads the events over the network; closing the dialog stops that.
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    readSessionPlan(client, { workspace, id }, asked, signal, (eventCount) => setReading({ eventCount })).then(
      (plan) => setReading({ plan }),
      (error: unknown) => {
        if (!signal.aborted) setReading({ failure: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => controller.abort()
  }, [client, workspace, id, asked])

  const code = 'plan' in reading ? sessionCode(reading.plan, language, baseUrl) : null
  const { fileName, start } = sessionScripts[language]
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title="Session as code"
      description="Makes the agent, the environment and the session anew and sends what was sent, one after the other."
      footer={
        <Button
          tone="primary"
          disabled={code === null}
          onClick={() => code !== null && saveFile(fileName, new Blob([code], { type: 'text/plain' }))}
        >
          <Download aria-hidden />
          Download {fileName}
        </Button>
      }
    >
      {'failure' in reading && (
        <p role="alert" className="text-k-error wrap-anywhere">
          The events could not be read. {reading.failure}
        </p>
      )}
      {'eventCount' in reading && (
        <p role="status" className="text-ink-2 tabular-nums">
          {sayCount(reading.eventCount, 'event')} read
        </p>
      )}
      {code !== null && 'plan' in reading && (
        <div className="flex min-w-0 flex-col items-start gap-2">
          <RequestLanguage language={language} onChange={setLanguage} />
          <div className="relative w-full overflow-hidden rounded-2 bg-terminal text-terminal-ink">
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
              tabIndex={0}
              className="max-h-[44vh] overflow-auto py-2.5 pr-11 pl-3.5 font-mono text-[11.8px] leading-[1.65]"
            >
              <code>{code}</code>
            </pre>
            <CopyButton
              text={code}
              label="Copy the script"
              className="absolute top-1.5 right-1.5 !bg-terminal !text-terminal-ink hover:!bg-[oklch(0.3_0.01_260)]"
            />
          </div>
          <p className="text-ink-3 text-mini">
            Set <code className="font-mono">QODER_PAT</code>
            {baseUrl === null && (
              <>
                {' '}
                and <code className="font-mono">QODER_BASE_URL</code>
              </>
            )}{' '}
            first, then run <code className="font-mono">{start}</code>. Messages are in it as they were sent.
          </p>
          {reading.plan.notes.length > 0 && (
            <ul aria-label="Notes" className="list-disc pl-4 text-ink-2 text-small">
              {reading.plan.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Dialog>
  )
}
