import { useState } from 'react'
import { Switch } from '@/ui/Switch.tsx'
import { areNoticesOn, canNotify, setNotices } from './waitingNotices.ts'

const wish = 'Notify me when something waits'

/** Lets the reader ask for a notification when something waits. The browser is asked only by a click here. */
export function NotifySwitch({ isShort = false }: { isShort?: boolean }) {
  const [state, setState] = useState(() => (areNoticesOn() ? 'on' : 'off'))
  if (!canNotify()) return null
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-ink-2 text-small">
      <Switch
        label={isShort ? 'Notify me' : wish}
        aria-label={wish}
        checked={state === 'on'}
        onChange={(event) => void setNotices(event.target.checked).then(setState)}
      />
      <span role="status">
        {state === 'refused' &&
          'The browser does not allow it here. Allow notifications in its settings for this page.'}
      </span>
    </span>
  )
}
