import { GitCompareArrows, Trash2 } from 'lucide-react'
import { useNavigate } from 'react-router'
import { saySize } from '@/lenses/quantities.ts'
import type { KeptRecording } from '@/lenses/replay/recordingShelf.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { compareSearch, paths, to } from '@/paths.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'

export function RecordingRow({ recording, onForget }: { recording: KeptRecording; onForget: () => void }) {
  const { id, name, title, eventCount, sizeBytes, addedAtMs } = recording
  const navigate = useNavigate()
  return (
    <Row>
      <Td title={title ?? name}>
        <RowLink to={to(paths.recording, { id })}>{title ?? name}</RowLink>
      </Td>
      <Td title={name} className="text-ink-2">
        {name}
      </Td>
      <Td isNumber className="text-ink-2">
        {eventCount === null ? '–' : formatCount(eventCount)}
      </Td>
      <Td isNumber className="text-ink-2">
        {saySize(sizeBytes)}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={new Date(addedAtMs).toISOString()} />
      </Td>
      <Td className="!px-2">
        <span className="relative z-10 flex">
          <IconButton
            label={`Compare ${title ?? name} with…`}
            onClick={() => void navigate(paths.compareAnywhere + compareSearch({ left: `recording:${id}` }))}
          >
            <GitCompareArrows aria-hidden />
          </IconButton>
          <IconButton label={`Remove ${title ?? name} from this browser`} onClick={onForget}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </Td>
    </Row>
  )
}
