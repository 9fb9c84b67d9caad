import { useState } from 'react'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { notify } from '@/ui/notify.ts'
import type { ExportStart } from './exportMessages.ts'
import { OwnPatterns } from './OwnPatterns.tsx'
import { RedactionReview } from './RedactionReview.tsx'
import { saveFile } from './saveFile.ts'
import { useExport } from './useExport.ts'

interface ExportDialogProps {
  session: LiveSession
  start: ExportStart
  /** Name of the file without its ending. */
  fileName: string
  onClose: () => void
}

/** From an open session to a file: collected, searched for secrets, looked through by a person, written. */
export function ExportDialog({ session, start, fileName, onClose }: ExportDialogProps) {
  const { phase, search, write } = useExport(session, start)
  /** What the reader decided otherwise than proposed, by the key of the finding. */
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isMasked = ({ key, isLikely }: Finding) => decided.get(key) ?? isLikely
  const findings = phase.kind === 'review' ? phase.findings : []
  const maskedCount = findings.filter(isMasked).length

  const save = async () => {
    const file = await write(findings.filter(isMasked).map(({ key }) => key))
    if (!file) return
    saveFile(`${fileName}.jsonl`, file)
    notify('The recording is saved. Drop it anywhere in the console to replay it.')
    onClose()
  }

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title="Export a recording"
      description="One file with every event as it was received. It opens without a server."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={phase.kind !== 'review'}
            isBusy={phase.kind === 'writing'}
            onClick={() => void save()}
          >
            {maskedCount === 0 ? 'Save recording' : `Mask ${maskedCount} and save`}
          </Button>
        </>
      }
    >
      {phase.kind === 'collecting' && (
        <label className="flex flex-col gap-2 py-6 text-ink-2">
          Reading the events and searching them for secrets
          <progress value={phase.share} max={1} className="w-full accent-accent" />
        </label>
      )}
      {phase.kind === 'failed' && <Banner tone="error">{phase.message} Nothing was written.</Banner>}
      {phase.kind === 'review' && (
        <div className="flex flex-col gap-3">
          <RedactionReview
            findings={findings}
            isMasked={isMasked}
            onDecide={(keys, masked) => setDecided(new Map([...decided, ...keys.map((key) => [key, masked] as const)]))}
          />
          <OwnPatterns onSearch={search} />
        </div>
      )}
    </Dialog>
  )
}
