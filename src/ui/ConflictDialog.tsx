import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Pill } from './Pill.tsx'
import { Table, Td, Th } from './Table.tsx'

/** One field in which mine, theirs, or both differ from what both began with. */
export interface ConflictRow {
  label: string
  mine: string
  theirs: string
  isMine: boolean
  isTheirs: boolean
}

export interface ConflictDialogProps {
  title: string
  description: string
  /** What the newer state is called: `version 3`. */
  theirs: string
  rows: readonly ConflictRow[]
  onReapply: () => void
  onTakeTheirs: () => void
  onGoOn: () => void
}

/** Somebody saved meanwhile. Nothing typed is lost, whichever way is chosen. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { title, description, theirs, rows, onReapply, onTakeTheirs, onGoOn } = props
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onGoOn}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onGoOn}>Go on editing</Button>
          <Button onClick={onTakeTheirs}>Reload {theirs}</Button>
          <Button tone="primary" onClick={onReapply}>
            Reapply my changes to {theirs}
          </Button>
        </>
      }
    >
      <Table label="Differing fields">
        <thead>
          <tr>
            <Th className="w-[150px]">Field</Th>
            <Th>Yours</Th>
            <Th>{theirs.charAt(0).toUpperCase() + theirs.slice(1)}</Th>
            <Th className="w-[130px]">Changed by</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="group/row">
              <Td className="font-medium" title={row.label}>
                {row.label}
              </Td>
              <TextCell text={row.mine} />
              <TextCell text={row.theirs} />
              <Td>
                <ChangedBy {...row} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-ink-2">
        <li>Reapplying saves your changes on top of {theirs}. Where both changed a field, yours is kept.</li>
        <li>Reloading shows {theirs}; what you typed stays on the page to copy from.</li>
      </ul>
    </Dialog>
  )
}

function TextCell({ text }: { text: string }) {
  return (
    <Td title={text.slice(0, 2000)} className="font-mono text-small text-ink-2">
      {text.slice(0, 500) || '–'}
    </Td>
  )
}

function ChangedBy({ isMine, isTheirs }: Pick<ConflictRow, 'isMine' | 'isTheirs'>) {
  if (isMine && isTheirs) return <Pill tone="wait">both</Pill>
  return isMine ? <Pill tone="run">you</Pill> : <Pill>somebody else</Pill>
}
