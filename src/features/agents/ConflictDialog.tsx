import type { Agent } from '@/domain/agent.ts'
import {
  type AgentField,
  type AgentForm,
  agentFieldLabels,
  agentFieldText,
  changedAgentFields,
  toAgentForm,
} from '@/domain/agentForm.ts'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { Table, Td, Th } from '@/ui/Table.tsx'

export interface ConflictDialogProps {
  base: Agent
  mine: AgentForm
  theirs: Agent
  onReapply: () => void
  onTakeTheirs: () => void
  onGoOn: () => void
}

/** Somebody saved a newer version meanwhile. Nothing typed is lost, whichever way is chosen. */
export function ConflictDialog({ base, mine, theirs, onReapply, onTakeTheirs, onGoOn }: ConflictDialogProps) {
  const from = toAgentForm(base)
  const other = toAgentForm(theirs)
  const byMe = changedAgentFields(from, mine)
  const byThem = changedAgentFields(from, other)
  const fields = [...new Set([...byMe, ...byThem])]
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
            <Th className="w-[130px]">Field</Th>
            <Th>Yours</Th>
            <Th>Version {theirs.version}</Th>
            <Th className="w-[130px]">Changed by</Th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} className="group/row">
              <Td className="font-medium">{agentFieldLabels[field]}</Td>
              <TextCell form={mine} field={field} />
              <TextCell form={other} field={field} />
              <Td>
                <ChangedBy isMine={byMe.includes(field)} isTheirs={byThem.includes(field)} />
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

function TextCell({ form, field }: { form: AgentForm; field: AgentField }) {
  const text = agentFieldText(form, field)
  return (
    <Td title={text} className="font-mono text-small text-ink-2">
      {text || '–'}
    </Td>
  )
}

function ChangedBy({ isMine, isTheirs }: { isMine: boolean; isTheirs: boolean }) {
  if (isMine && isTheirs) return <Pill tone="wait">both</Pill>
  return isMine ? <Pill tone="run">you</Pill> : <Pill>somebody else</Pill>
}
