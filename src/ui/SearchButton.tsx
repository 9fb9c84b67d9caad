import { Search } from 'lucide-react'
import { Kbd } from './Kbd.tsx'
import { primaryKey } from './keyCap.ts'
import { openShellWindow } from './shellWindows.ts'

/** Opens the palette. It looks like the field that the palette then is. */
export function SearchButton() {
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openShellWindow('palette')}
      className="flex h-7 w-[250px] min-w-0 shrink items-center gap-2 rounded-2 border border-line-strong bg-surface-1 pr-1.5 pl-2.5 text-left text-ink-3 hover:bg-surface-2 max-[1100px]:w-40 max-[700px]:w-8 max-[700px]:px-2"
    >
      <Search aria-hidden strokeWidth={1.75} className="size-[15px] shrink-0" />
      <span className="min-w-0 flex-1 truncate max-[700px]:sr-only">Search or jump to…</span>
      <span aria-hidden className="flex max-[700px]:hidden">
        <Kbd>{`${primaryKey}K`}</Kbd>
      </span>
    </button>
  )
}
