import { Fragment } from 'react'
import { Dialog } from './Dialog.tsx'
import { Kbd } from './Kbd.tsx'
import { keyCap } from './keyCap.ts'
import type { ShortcutGroup } from './pageCommands.ts'
import { Switch } from './Switch.tsx'
import { setSingleKeys, useSingleKeys } from './singleKeys.ts'

/** A group of keys; `isAlwaysOn` when the switch for single keys does not concern it. */
export type KeySheetGroup = ShortcutGroup & { isAlwaysOn?: boolean }

/** Groups of keys, and the switch that turns single keys off. */
export function KeySheet({ groups, onClose }: { groups: readonly KeySheetGroup[]; onClose: () => void }) {
  const isOn = useSingleKeys()
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title="Keyboard shortcuts">
      <Switch
        label="Shortcuts of a single key"
        description="Turn them off when you speak to the computer, or type by accident. Escape stays."
        checked={isOn}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      <div className="mt-4 columns-1 gap-8 sm:columns-2">
        {groups.map((group) => (
          <KeyGroup key={group.title} group={group} isOn={isOn || group.isAlwaysOn === true} />
        ))}
      </div>
    </Dialog>
  )
}

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
