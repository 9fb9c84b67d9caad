import { formatDuration } from '@/lib/formatDuration.ts'
import { sayCount } from '../quantities.ts'
import type { StreamSeam } from '../sessionView.ts'
import { shortId } from '../shortId.ts'
import { sayInstant } from './sayTime.ts'

/** `Reconnected after 5.2 s, resumed after evt_…d440c7: 0 missing, 2 duplicates dropped`. */
export function saySeam({ brokeAtMs, restoredAtMs, ...since }: StreamSeam): string {
  if (restoredAtMs === null) return `Disconnected at ${sayInstant(brokeAtMs)}, not restored yet`
  const { resumedAfterId, missingCount, duplicatesDropped } = since
  const resumed = resumedAfterId === null ? '' : `, resumed after ${shortId(resumedAfterId)}`
  const found = [
    ...(missingCount === null ? [] : [`${missingCount.toLocaleString('en')} missing`]),
    ...(duplicatesDropped > 0 ? [`${sayCount(duplicatesDropped, 'duplicate')} dropped`] : []),
  ]
  const outcome = found.length > 0 ? `: ${found.join(', ')}` : ''
  return `Reconnected after ${formatDuration(Math.max(0, restoredAtMs - brokeAtMs))}${resumed}${outcome}`
}
