import { Fragment } from 'react'
import { Dialog } from '@/ui/Dialog.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { keyCap, primaryKey } from '@/ui/keyCap.ts'
import { readPageCommands, type ShortcutGroup } from '@/ui/pageCommands.ts'
import { Switch } from '@/ui/Switch.tsx'
import { setSingleKeys, useSingleKeys } from '@/ui/singleKeys.ts'
import type { NavEntry } from './navEntries.ts'

interface ShortcutSheetProps {
  entries: readonly NavEntry[]
  isReadOnly: boolean
  onClose: () => void
}

/** Every key of the page that is open and of the console, and the switch that turns single keys off. */
export function ShortcutSheet({ entries, isReadOnly, onClose }: ShortcutSheetProps) {
  const isOn = useSingleKeys()
  const ofPage = readPageCommands().flatMap(({ shortcuts }) => shortcuts ?? [])
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title="Keyboard shortcuts">
      <Switch
        label="Shortcuts of a single key"
        description="Turn them off when you speak to the computer, or type by accident. Escape stays."
        checked={isOn}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      <div className="mt-4 columns-1 gap-8 sm:columns-2">
        {ofPage.map((group) => (
          <KeyGroup key={group.title} group={group} isOn={isOn} />
        ))}
        <KeyGroup group={toGoTo(entries)} isOn={isOn} />
        <KeyGroup group={anywhere(isReadOnly)} isOn={isOn} />
        <KeyGroup
          group={{ title: 'Everywhere', bindings: [{ keys: [`${primaryKey}K`], label: 'Search or jump to' }] }}
          isOn
        />
      </div>
    </Dialog>
  )
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

function KeyGroup({ group, isOn }: { group: ShortcutGroup; isOn: boolean }) {
  return (
    <section className={`mb-4 break-inside-avoid ${isOn ? '' : 'opacity-60'}`} aria-label={group.title}>
      <h3 className="mb-1 font-semibold text-ink-2 text-small">{group.title}</h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
        {group.bindings.map(({ keys, label }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{keyCap(key)}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
