import { type ReactNode, useState } from 'react'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { notify } from '@/ui/notify.ts'
import { Segmented } from '@/ui/Segmented.tsx'
import { sayCount } from '../quantities.ts'
import type { ExportStart } from './exportMessages.ts'
import { toHtmlFile } from './htmlFile.ts'
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

type Format = 'recording' | 'html'

const formats = {
  recording: {
    description: 'One file with every event as it was received. It opens without a server.',
    save: 'Save recording',
    ending: '.jsonl',
    said: 'The recording is saved. Drop it anywhere in the console to replay it.',
    convert: undefined,
  },
  html: {
    description:
      'The recording and what shows it in one file. It opens in any browser, and asks no server for anything.',
    save: 'Save HTML file',
    ending: '.html',
    said: 'The file is saved. It opens in any browser, with no network.',
    convert: (recording: Blob) => toHtmlFile(recording),
  },
} as const

/** From an open session to a file: collected, searched for secrets, looked through by a person, written. */
export function ExportDialog({ session, start, fileName, onClose }: ExportDialogProps) {
  const { phase, search, write } = useExport(session, start)
  /** What the reader decided otherwise than proposed, by the key of the finding. */
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [format, setFormat] = useState<Format>('recording')
  const isMasked = ({ key, isLikely }: Finding) => decided.get(key) ?? isLikely
  const findings = phase.kind === 'review' ? phase.findings : []
  const maskedCount = findings.filter(isMasked).length

  const save = async () => {
    const { convert, ending, said } = formats[format]
    const file = await write(
      findings.filter(isMasked).map(({ key }) => key),
      convert,
    )
    if (!file) return
    saveFile(`${fileName}${ending}`, file)
    notify(said)
    onClose()
  }

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title="Export a recording"
      description={formats[format].description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={phase.kind !== 'review'}
            isBusy={phase.kind === 'writing'}
            onClick={() => void save()}
          >
            {maskedCount === 0 ? formats[format].save : `Mask ${maskedCount} and save`}
          </Button>
        </>
      }
    >
      {phase.kind === 'collecting' && (
        <Progress share={phase.share}>
          {phase.share === null
            ? `Reading the session from its beginning: ${sayCount(phase.eventCount, 'event')} so far`
            : `Searching ${sayCount(phase.eventCount, 'event')} for secrets`}
        </Progress>
      )}
      {phase.kind === 'writing' && <Progress share={phase.share}>Writing the file</Progress>}
      {phase.kind === 'failed' && <Banner tone="error">{phase.message} Nothing was written.</Banner>}
      {phase.kind === 'review' && (
        <div className="flex flex-col items-stretch gap-3 [&>[role=radiogroup]]:self-start">
          <Segmented
            label="Format"
            value={format}
            options={[
              { value: 'recording', label: 'Recording' },
              { value: 'html', label: 'HTML file' },
            ]}
            onChange={setFormat}
          />
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

function Progress({ share, children }: { share: number | null; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-2 py-6 text-ink-2 tabular-nums">
      {children}
      <progress value={share ?? undefined} max={1} className="w-full accent-accent" />
    </label>
  )
}
