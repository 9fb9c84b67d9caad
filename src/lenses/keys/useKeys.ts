import { useEffect, useEffectEvent, useState } from 'react'
import { isTypingOrBusy } from '@/ui/isTypingOrBusy.ts'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'
import { createKeyReader } from './createKeyReader.ts'
import { type KeyAction, keyTable } from './keyTable.ts'

const bindings = keyTable.flatMap((group) => group.bindings)

/** Handlers of the key table. What is left out is somebody else's key, such as the shell's. */
export type KeyHandlers = Partial<Record<KeyAction, () => void>>

/** Listens to the keys of the table as long as the page is shown. Never while somebody types or a dialog is open. */
export function useKeys(handlers: KeyHandlers): void {
  const [read] = useState(() => createKeyReader(bindings))
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Escape is no letter that could be typed or spoken by accident: it stays when single keys are off.
    if (isTypingOrBusy(event) || (!areSingleKeysOn() && event.key !== 'Escape')) return
    const reading = read(event.key, event.timeStamp)
    if (reading.kind !== 'action') return
    const run = handlers[reading.action]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') onKey(event)
    }
    // On its way down: what is selected is cleared before Escape means something graver, such as an interrupt.
    const listenEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onKey(event)
    }
    window.addEventListener('keydown', listen)
    window.addEventListener('keydown', listenEscape, true)
    return () => {
      window.removeEventListener('keydown', listen)
      window.removeEventListener('keydown', listenEscape, true)
    }
  }, [])
}
