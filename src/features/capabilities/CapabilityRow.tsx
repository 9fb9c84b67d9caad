import { useQuery } from '@tanstack/react-query'
import { type Capability, type CapabilityAnswer, type CapabilityState, toCapabilityState } from '@/domain/capability.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { capabilityQueries } from '@/queries/capabilities.ts'
import { Pill, type PillTone } from '@/ui/Pill.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { Row, Td } from '@/ui/Table.tsx'

const words: Record<CapabilityState, { tone: PillTone; word: string }> = {
  present: { tone: 'ok', word: 'implemented' },
  absent: { tone: 'neutral', word: 'missing' },
  unclear: { tone: 'wait', word: 'unclear' },
}

export function CapabilityRow({ workspace, capability }: { workspace: string; capability: Capability }) {
  const { data, error } = useQuery(capabilityQueries.probe(workspace, capability.name))
  const isKnown = data !== undefined || error !== null
  const state = data ? toCapabilityState(data) : 'unclear'
  const said = data ? sayAnswer(data) : error?.message
  return (
    <Row>
      <Td className="font-medium">{capability.label}</Td>
      <Td>
        {isKnown ? (
          <Pill tone={words[state].tone} hasDot>
            {words[state].word}
          </Pill>
        ) : (
          <Skeleton className="h-[22px] w-20 rounded-full" />
        )}
      </Td>
      <Td className="font-mono text-mini text-ink-2" title={`GET /${capability.collection}?limit=1`}>
        GET /{capability.collection}?limit=1
      </Td>
      <Td className="text-ink-2" title={said}>
        {isKnown ? said : <Skeleton className="h-3 w-3/5" />}
      </Td>
      <Td className="text-ink-2 whitespace-normal">
        {isKnown && (state === 'absent' ? capability.hides : 'Nothing.')}
      </Td>
      <Td isNumber className="text-ink-3">
        {data && formatDuration(data.durationMs)}
      </Td>
    </Row>
  )
}

const sayAnswer = ({ status, message }: CapabilityAnswer) => (message === null ? `${status}` : `${status}: ${message}`)
