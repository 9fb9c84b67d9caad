import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useEffectEvent, useId, useRef } from 'react'
import { cn } from '@/lib/cn.ts'
import { JsonLineView, lineName } from './JsonLineView.tsx'
import { canOpen } from './jsonLines.ts'
import type { JsonTreeState } from './useJsonTree.ts'

const linePx = 20

interface JsonTreeProps {
  label: string
  tree: JsonTreeState
  /** Ids of places to mark, such as what was found. */
  marked: ReadonlySet<string>
}

/** JSON as a tree of lines, of which only those in sight are in the page. */
export function JsonTree({ label, tree, marked }: JsonTreeProps) {
  const { lines, active } = tree
  const scrollRef = useRef<HTMLDivElement>(null)
  const baseId = useId()
  const shown = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => linePx,
    overscan: 12,
    initialRect: { width: 400, height: 480 },
  })
  const activeAt = lines.findIndex((line) => line.kind === 'value' && line.place.id === active?.id)
  const showActive = useEffectEvent(() => {
    if (activeAt !== -1) shown.scrollToIndex(activeAt)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active place is what asks for it
  useEffect(() => showActive(), [active?.id])

  const click = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    const line = lines[Number(element?.dataset.index ?? -1)]
    if (!line) return
    tree.activate(line.place)
    if (line.kind === 'value' && !document.getSelection()?.toString()) tree.toggle(line.place)
  }

  const idOf = (id: string) => `${baseId}-${id}`
  return (
    <div
      ref={scrollRef}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active ? idOf(active.id) : undefined}
      onKeyDown={tree.onKeyDown}
      onClick={click}
      className="group min-h-0 flex-1 overflow-auto py-1.5 font-mono text-[11.8px] -outline-offset-2"
    >
      <div role="none" className="relative w-max min-w-full" style={{ height: shown.getTotalSize() }}>
        {shown.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (!line) return null
          const { place } = line
          const isItem = line.kind === 'value'
          const isActive = isItem && place.id === active?.id
          const hasToggle = canOpen(place.node)
          return (
            <div
              key={`${line.kind}:${index}`}
              data-index={index}
              {...(isItem
                ? {
                    id: idOf(place.id),
                    role: 'treeitem',
                    'aria-label': lineName(place),
                    'aria-level': place.depth + 1,
                    'aria-posinset': place.index + 1,
                    'aria-setsize': place.siblings,
                    'aria-selected': isActive,
                    'aria-expanded': hasToggle ? line.isOpen : undefined,
                  }
                : { role: 'none' })}
              className={cn(
                'absolute left-0 w-full cursor-default pr-3.5 whitespace-pre',
                lineColour(isActive, isItem && marked.has(place.id)),
                isItem && marked.has(place.id) && isActive && 'shadow-[inset_2px_0_var(--k-wait)]',
              )}
              style={{ top: start, height: linePx, lineHeight: `${linePx}px`, paddingLeft: place.depth * 14 + 6 }}
            >
              <JsonLineView line={line} hasToggle={hasToggle} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function lineColour(isActive: boolean, isMarked: boolean): string {
  if (isMarked) return 'bg-k-wait-soft'
  return isActive ? 'bg-surface-2 group-focus:bg-k-tool-soft' : 'hover:bg-surface-2'
}
