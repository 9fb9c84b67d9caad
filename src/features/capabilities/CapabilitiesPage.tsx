import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { capabilities } from '@/domain/capability.ts'
import { capabilityQueries } from '@/queries/capabilities.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Button } from '@/ui/Button.tsx'
import { Page } from '@/ui/Page.tsx'
import { Table, Th } from '@/ui/Table.tsx'
import { CapabilityRow } from './CapabilityRow.tsx'

/** What the server of this workspace implements, as it answered itself, and what the console hides because of it. */
export function CapabilitiesPage() {
  const workspace = useWorkspace()
  const client = useQueryClient()
  const queryKey = capabilityQueries.all(workspace.id)
  const isProbing = useIsFetching({ queryKey }) > 0
  return (
    <Page
      title="Capabilities"
      subtitle="What this workspace implements: one item of each list was asked for, and this is how it was answered."
      actions={
        <Button isBusy={isProbing} onClick={() => void client.refetchQueries({ queryKey })}>
          {!isProbing && <RotateCw aria-hidden />}
          Probe again
        </Button>
      }
    >
      <Table label="Capabilities" isBusy={isProbing}>
        <thead>
          <tr>
            <Th className="w-[150px]">Part</Th>
            <Th className="w-[138px]">State</Th>
            <Th className="w-[24%]">Asked</Th>
            <Th className="w-[28%]">Answered</Th>
            <Th>What is hidden</Th>
            <Th isNumber className="w-[84px]">
              Took
            </Th>
          </tr>
        </thead>
        <tbody>
          {capabilities.map((capability) => (
            <CapabilityRow key={capability.name} workspace={workspace.id} capability={capability} />
          ))}
        </tbody>
      </Table>
      <p className="mt-3 max-w-[75ch] text-ink-3">
        A part counts as missing only when the server says so: 404, 405, 501, or that it is not implemented. After a
        fault, without a right or without an answer, everything stays where it is.
      </p>
    </Page>
  )
}
