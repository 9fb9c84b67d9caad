import { KeySheet } from '@/ui/KeySheet.tsx'
import { primaryKey } from '@/ui/keyCap.ts'
import { readPageCommands, type ShortcutGroup } from '@/ui/pageCommands.ts'
import type { NavEntry } from './navEntries.ts'

interface ShortcutSheetProps {
  entries: readonly NavEntry[]
  isReadOnly: boolean
  onClose: () => void
}

/** Every key of the page that is open and of the console, and the switch that turns single keys off. */
export function ShortcutSheet({ entries, isReadOnly, onClose }: ShortcutSheetProps) {
  const everywhere = { title: 'Everywhere', bindings: [{ keys: [`${primaryKey}K`], label: 'Search or jump to' }] }
  const ofPage = readPageCommands().flatMap(({ shortcuts }) => shortcuts ?? [])
  const groups = [...ofPage, toGoTo(entries), anywhere(isReadOnly), { ...everywhere, isAlwaysOn: true }]
  return <KeySheet groups={groups} onClose={onClose} />
}

const toGoTo = (entries: readonly NavEntry[]): ShortcutGroup => ({
  title: 'Go to',
  bindings: entries.map(({ label, key }) => ({ keys: ['g', key], label })),
})

const anywhere = (isReadOnly: boolean): ShortcutGroup => ({
  title: 'Pages',
  bindings: [
    { keys: ['j'], label: 'Next row of a list' },
    { keys: ['k'], label: 'Previous row of a list' },
    { keys: ['Enter'], label: 'Open the row' },
    ...(isReadOnly ? [] : [{ keys: ['x'], label: 'Choose the session of the row' }]),
    ...(isReadOnly ? [] : [{ keys: ['n'], label: 'New session' }]),
    { keys: ['?'], label: 'This list' },
  ],
})
