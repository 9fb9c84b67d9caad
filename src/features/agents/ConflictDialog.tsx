import type { Agent } from '@/domain/agent.ts'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { differingParts, toAgentParts } from '@/domain/agentParts.ts'
import type { Json } from '@/domain/json.ts'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { Table, Td, Th } from '@/ui/Table.tsx'

export interface ConflictDialogProps {
  base: Agent
  mine: Json
  theirs: Agent
  onReapply: () => void
  onTakeTheirs: () => void
  onGoOn: () => void
}

/** Somebody saved a newer version meanwhile. Nothing typed is lost, whichever way is chosen. */
export function ConflictDialog({ base, mine, theirs, onReapply, onTakeTheirs, onGoOn }: ConflictDialogProps) {
  const from = toAgentDocument(base.raw)
  const other = toAgentDocument(theirs.raw)
  const byMe = new Set(differingParts(from, mine).map(({ label }) => label))
  const byThem = new Set(differingParts(from, other).map(({ label }) => label))
  const myText = textsOf(mine)
  const theirText = textsOf(other)
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onGoOn}
      title={`Version ${theirs.version} was saved meanwhile`}
      description={`You started from version ${base.version}. Nothing you typed is lost, whichever you choose.`}
      footer={
        <>
          <Button onClick={onGoOn}>Go on editing</Button>
          <Button onClick={onTakeTheirs}>Reload version {theirs.version}</Button>
          <Button tone="primary" onClick={onReapply}>
            Reapply my changes to version {theirs.version}
          </Button>
        </>
      }
    >
      <Table label="Differing fields">
        <thead>
          <tr>
            <Th className="w-[150px]">Field</Th>
            <Th>Yours</Th>
            <Th>Version {theirs.version}</Th>
            <Th className="w-[130px]">Changed by</Th>
          </tr>
        </thead>
        <tbody>
          {[...new Set([...byMe, ...byThem])].map((label) => (
            <tr key={label} className="group/row">
              <Td className="font-medium" title={label}>
                {label}
              </Td>
              <TextCell text={myText.get(label)} />
              <TextCell text={theirText.get(label)} />
              <Td>
                <ChangedBy isMine={byMe.has(label)} isTheirs={byThem.has(label)} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-ink-2">
        <li>
          Reapplying saves your changes on top of version {theirs.version}. Where both changed a field, yours is kept.
        </li>
        <li>Reloading shows version {theirs.version}; what you typed stays on the page to copy from.</li>
      </ul>
    </Dialog>
  )
}

const textsOf = (document: Json) => new Map(toAgentParts(document).map(({ label, text }) => [label, text]))

function TextCell({ text = '' }: { text: string | undefined }) {
  return (
    <Td title={text.slice(0, 2000)} className="font-mono text-small text-ink-2">
      {text.slice(0, 500) || '–'}
    </Td>
  )
}

function ChangedBy({ isMine, isTheirs }: { isMine: boolean; isTheirs: boolean }) {
  if (isMine && isTheirs) return <Pill tone="wait">both</Pill>
  return isMine ? <Pill tone="run">you</Pill> : <Pill>somebody else</Pill>
}
