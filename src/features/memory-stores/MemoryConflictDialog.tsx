import type { Memory } from '@/domain/memory/memoryStore.ts'
import { TextDiff } from '@/lenses/code/TextDiff.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'

export interface MemoryConflictDialogProps {
  theirs: Memory
  mine: string
  isSaving: boolean
  onGoOn: () => void
  onTakeTheirs: () => void
  onSaveMine: () => void
}

/** Somebody else, perhaps an agent, wrote the memory meanwhile. Nothing is lost, whichever way is chosen. */
export function MemoryConflictDialog(props: MemoryConflictDialogProps) {
  const { theirs, mine, isSaving, onGoOn, onTakeTheirs, onSaveMine } = props
  const version = theirs.version === null ? 'The other version' : `Version ${theirs.version}`
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onGoOn}
      title={`${version} was written meanwhile`}
      description={`From that version to yours, in ${theirs.path}. Nothing you typed is lost, whichever you choose.`}
      footer={
        <>
          <Button onClick={onGoOn}>Go on editing</Button>
          <Button onClick={onTakeTheirs}>Take theirs</Button>
          <Button tone="primary" isBusy={isSaving} onClick={onSaveMine}>
            Save mine as a newer version
          </Button>
        </>
      }
    >
      <div className="overflow-hidden rounded-2 border border-line">
        {theirs.content === mine ? (
          <p className="px-3 py-2 text-ink-2">Both texts are the same.</p>
        ) : (
          <TextDiff before={theirs.content ?? ''} after={mine} label="From theirs to yours" />
        )}
      </div>
      <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-ink-2">
        <li>Taking theirs shows their text; yours stays on the page to copy from.</li>
        <li>Saving yours puts it on top; theirs stays among the versions and can be restored.</li>
      </ul>
    </Dialog>
  )
}
