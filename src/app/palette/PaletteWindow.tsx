import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { Workspace } from '@/domain/workspace.ts'
import { Button } from '@/ui/Button.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { useDebounced } from '@/ui/useDebounced.ts'
import { useReturnFocus } from '@/ui/useReturnFocus.ts'
import type { PaletteItem } from './PaletteGroup.ts'
import { PaletteLine } from './PaletteLine.tsx'
import { usePaletteGroups } from './usePaletteGroups.tsx'

export interface PaletteWindowProps {
  workspace: Workspace
  all: readonly Workspace[]
  onClose: () => void
}

/** How long the typing rests before the workspace is searched. */
const restMs = 150

/** Search, and everything the console can do, in one field. */
export function PaletteWindow({ workspace, all, onClose }: PaletteWindowProps) {
  const [text, setText] = useState('')
  const settled = useDebounced(useDeferredValue(text), restMs)
  const { groups, isSearching, notes, retry } = usePaletteGroups(workspace, all, text, settled)
  const [selectedId, select] = useState('')
  const returnFocus = useReturnFocus()
  const isWaiting = text.trim() !== '' && (isSearching || settled !== text)
  const items = groups.flatMap((group) => group.items)

  const choose = (run: () => void) => {
    onClose()
    run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    const other = items.find(({ id }) => id === selectedId)?.other
    if (!other) return
    event.preventDefault()
    choose(other.run)
  }

  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_260/0.28)] dark:bg-[oklch(0_0_0/0.5)]" />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          className="fixed top-[min(104px,8vh)] left-1/2 z-40 w-[calc(100vw-32px)] max-w-[600px] -translate-x-1/2 overflow-hidden rounded-[14px] border border-line bg-surface-1 shadow-2"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <Command
            label="Search or jump to"
            shouldFilter={false}
            loop
            vimBindings={false}
            value={selectedId}
            onValueChange={select}
            onKeyDown={onKeyDown}
          >
            <div className="flex h-[50px] items-center gap-2.5 border-b border-line pr-3.5 pl-4">
              <Search aria-hidden strokeWidth={1.75} className="size-[15px] shrink-0 text-ink-2" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder="Search or jump to…"
                maxLength={200}
                className="min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-ink-3"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List label="Found" className="max-h-[min(420px,60vh)] overflow-y-auto py-1.5">
              {groups.map((group) => (
                <Command.Group
                  key={group.title}
                  heading={group.title}
                  className="[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-mini [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {group.items.map((item: PaletteItem) => (
                    <PaletteLine key={item.id} item={item} text={text} onSelect={() => choose(item.run)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            {items.length === 0 && !isWaiting && (
              <p className="px-4 pt-1 pb-4 text-ink-2">Nothing is called that here.</p>
            )}
            <p role="status" className="sr-only">
              {isWaiting ? 'Searching' : `${items.length} found`}
            </p>
            {(isWaiting || notes.length > 0) && (
              <div className="flex items-center gap-2 border-t border-line px-4 py-2 text-small text-ink-3">
                <span className="min-w-0 flex-1">{isWaiting ? 'Searching…' : notes.join(' ')}</span>
                {!isWaiting && notes.some((note) => note.includes('could not be')) && (
                  <Button tone="ghost" onClick={retry}>
                    Retry
                  </Button>
                )}
              </div>
            )}
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
