import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { createKeyReader } from '@/lenses/keys/createKeyReader.ts'
import { patiently } from '@/lib/patiently.ts'
import { to } from '@/paths.ts'
import { isTypingOrBusy } from '@/ui/isTypingOrBusy.ts'
import { openShellWindow, useShellWindow } from '@/ui/shellWindows.ts'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'
import { useShortcut } from '@/ui/useShortcut.ts'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'
import { navEntries } from './navEntries.ts'
import { useNavEntries } from './useNavEntries.ts'

const ShortcutSheet = lazy(patiently(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet })))

const PaletteWindow = lazy(
  patiently(async () => ({ default: (await import('./palette/PaletteWindow.tsx')).PaletteWindow })),
)

const sequences = navEntries.map((entry) => ({ action: entry, keys: ['g', entry.key] }))

/** The keys that work on every page, and the windows they open. */
export function ShellKeys({ workspace, all }: { workspace: Workspace; all: readonly Workspace[] }) {
  const navigate = useNavigate()
  const opened = useShellWindow()
  const entries = useNavEntries(workspace.id)
  const [read] = useState(() => createKeyReader(sequences))
  useShortcut('?', () => openShellWindow('shortcuts'))

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTypingOrBusy(event) || !areSingleKeysOn()) return
    const reading = read(event.key, event.timeStamp)
    if (reading.kind !== 'action' || !entries.includes(reading.action)) return
    event.preventDefault()
    void navigate(to(reading.action.path, { workspace: workspace.id }))
  })
  const togglePalette = useEffectEvent((event: KeyboardEvent) => {
    // Another dialog keeps the page to itself; the palette is closed by the key that opened it.
    if (opened !== 'palette' && document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    event.preventDefault()
    openShellWindow(opened === 'palette' ? null : 'palette')
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) togglePalette(event)
      else onKey(event)
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
      openShellWindow(null)
    }
  }, [])

  return (
    <WindowBoundary key={opened} isOpen={opened !== null} onClose={close}>
      <Suspense>
        {opened === 'shortcuts' && (
          <ShortcutSheet entries={entries} isReadOnly={workspace.isReadOnly} onClose={close} />
        )}
        {opened === 'palette' && <PaletteWindow workspace={workspace} all={all} onClose={close} />}
      </Suspense>
    </WindowBoundary>
  )
}

const close = () => openShellWindow(null)

const isPaletteKey = ({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && (metaKey || ctrlKey) && !altKey && !shiftKey
