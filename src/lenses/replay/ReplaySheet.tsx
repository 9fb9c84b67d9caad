import { useEffect } from 'react'
import { KeySheet } from '@/ui/KeySheet.tsx'
import { readPageCommands } from '@/ui/pageCommands.ts'
import { openShellWindow, useShellWindow } from '@/ui/shellWindows.ts'
import { useShortcut } from '@/ui/useShortcut.ts'
import { replayShortcuts } from './useReplayKeys.ts'

/** The sheet of keys where there is no console around: a recording needs no workspace, and may be a file of its own. */
export function ReplaySheet() {
  const opened = useShellWindow()
  useShortcut('?', () => openShellWindow('shortcuts'))
  useEffect(() => close, [])
  if (opened !== 'shortcuts') return null
  const ofPage = readPageCommands().flatMap(({ shortcuts }) => shortcuts ?? [])
  const thisList = { title: 'Everywhere', bindings: [{ keys: ['?'], label: 'This list' }] }
  return <KeySheet groups={[replayShortcuts, ...ofPage, thisList]} onClose={close} />
}

const close = () => openShellWindow(null)
