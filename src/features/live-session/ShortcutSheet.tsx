import { Fragment } from 'react'
import { keyCap, keyTable } from '@/lenses/keys/keyTable.ts'
import { Dialog } from '@/ui/Dialog.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { setSingleKeys, useSingleKeys } from '@/ui/singleKeys.ts'

/** Every key of a session, and the switch that turns single keys off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const isOn = useSingleKeys()
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title="Keyboard shortcuts">
      <Switch
        label="Shortcuts of a single key"
        description="Turn them off when you speak to the computer, or type by accident. Escape stays."
        checked={isOn}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      <div className={`mt-4 columns-1 gap-8 sm:columns-2 ${isOn ? '' : 'opacity-60'}`}>
        {keyTable.map((group) => (
          <section key={group.title} className="mb-4 break-inside-avoid" aria-label={group.title}>
            <h3 className="mb-1 font-semibold text-ink-2 text-small">{group.title}</h3>
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
              {group.bindings.map(({ action, keys, label }) => (
                <Fragment key={action}>
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
        ))}
      </div>
    </Dialog>
  )
}
