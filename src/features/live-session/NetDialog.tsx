import { FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ArmedFacts } from '@/lenses/net/ArmedFacts.tsx'
import { NetChoice } from '@/lenses/net/NetChoice.tsx'
import type { Net } from '@/lenses/net/useNet.ts'
import { type ExampleRecording, exampleRecordings } from '@/lenses/replay/exampleRecordings.ts'
import { fetchRecording } from '@/lenses/replay/fetchRecording.ts'
import { type KeptRecording, keepRecording, listRecordings } from '@/lenses/replay/recordingShelf.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Kbd } from '@/ui/Kbd.tsx'

interface NetDialogProps {
  net: Net
  onClose: () => void
}

/** Chooses the recording that a presentation of this session can go on from. */
export function NetDialog({ net, onClose }: NetDialogProps) {
  const { armed, arm } = net
  const [kept, setKept] = useState<readonly KeptRecording[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const armedId = armed.state === 'none' ? null : armed.id

  // The browser's own database, which learns the title of what was armed as that is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when reading is over
  useEffect(() => {
    void listRecordings().then(setKept)
  }, [armed.state])
  const armFile = async (read: () => Promise<File> | File) => {
    setFailure(null)
    try {
      const file = await read()
      const { kept: added, isStored } = await keepRecording(file, file.name)
      arm(added.id)
      setKept([added, ...kept])
      if (!isStored) setFailure('The browser did not keep the recording. It is armed until the page is left.')
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  // An example is kept like any other file once it was chosen.
  const unkept = exampleRecordings.filter(({ path }) => !kept.some(({ name }) => path.endsWith(`/${name}`)))
  const armExample = ({ path }: ExampleRecording) => armFile(() => fetchRecording(path))

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Arm a recording"
      description={
        <>
          When the live run fails or stalls on stage, <Kbd>n</Kbd> goes on from this recording at the same step. Only
          you can tell, by a small mark in the corner.
        </>
      }
      footer={
        <>
          <Button onClick={() => input.current?.click()}>
            <FolderOpen aria-hidden />
            From a file…
          </Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <input
          ref={input}
          type="file"
          hidden
          aria-label="Recording file"
          accept=".jsonl,.ndjson,.json,.txt,.log,.sse"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void armFile(() => file)
            target.value = '' // the same file may be chosen again
          }}
        />
        <div
          role="radiogroup"
          aria-label="Recording"
          className="max-h-[42vh] overflow-y-auto rounded-2 border border-line"
        >
          <NetChoice title="None" tells="N does nothing." isChosen={armedId === null} onChoose={() => arm(null)} />
          {kept.map(({ id, name, title, eventCount }) => (
            <NetChoice
              key={id}
              title={title ?? name}
              tells={[title && name, eventCount !== null && `${formatCount(eventCount)} events`]
                .filter(Boolean)
                .join(' · ')}
              isChosen={id === armedId}
              onChoose={() => arm(id)}
            />
          ))}
          {unkept.map((example) => (
            <NetChoice
              key={example.path}
              title={example.title}
              tells={`Example: ${example.tells}`}
              isChosen={false}
              onChoose={() => void armExample(example)}
            />
          ))}
        </div>
        {failure && <Banner tone="error">{failure}</Banner>}
        <ArmedFacts armed={armed} />
      </div>
    </Dialog>
  )
}
