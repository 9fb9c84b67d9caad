import { useEffect, useEffectEvent } from 'react'
import { isTypingOrBusy } from '@/ui/isTypingOrBusy.ts'
import type { ShortcutGroup } from '@/ui/pageCommands.ts'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'
import type { Replay } from './createReplay.ts'
import { nextSpeed } from './speeds.ts'

/** Where a key means something of its own: what has the focus takes it first. */
const ownKeys =
  'button, a, summary, [role="slider"], [role="tab"], [role="treeitem"], [role="row"], [role="grid"], [role="tree"]'

/** The keys as the sheet shows them. */
export const replayShortcuts: ShortcutGroup = {
  title: 'While replaying',
  bindings: [
    { keys: ['Space'], label: 'Play or pause' },
    { keys: ['→'], label: 'Next event, with Shift the next turn' },
    { keys: ['←'], label: 'Previous event, with Shift the previous turn' },
    { keys: ['>'], label: 'Faster' },
    { keys: ['<'], label: 'Slower' },
  ],
}

/** Space plays and pauses, arrows step by event, with Shift by turn, `<` and `>` change the speed. */
export function useReplayKeys(replay: Replay): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!areSingleKeysOn() || isTypingOrBusy(event)) return
    const hasOwn = event.target instanceof Element && event.target.closest(ownKeys) !== null
    const isShared = event.key === ' ' || event.key.startsWith('Arrow')
    if (isShared && hasOwn) return
    const { isPlaying, speed } = replay.state()
    const keys: Record<string, () => void> = {
      ' ': isPlaying ? replay.pause : replay.play,
      ArrowRight: () => (event.shiftKey ? replay.stepTurn(1) : replay.stepEvent(1)),
      ArrowLeft: () => (event.shiftKey ? replay.stepTurn(-1) : replay.stepEvent(-1)),
      '>': () => replay.setSpeed(nextSpeed(speed, 1)),
      '<': () => replay.setSpeed(nextSpeed(speed, -1)),
    }
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
