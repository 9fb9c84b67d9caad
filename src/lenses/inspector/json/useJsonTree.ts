import { type KeyboardEvent, useMemo, useState } from 'react'
import { idsAround } from './findInJson.ts'
import type { JsonPlace } from './JsonPlace.ts'
import { canOpen, containersIn, type JsonLine, openAtFirst, toJsonLines } from './jsonLines.ts'

export interface JsonTreeState {
  lines: readonly JsonLine[]
  active: JsonPlace | null
  activate(place: JsonPlace): void
  toggle(place: JsonPlace, isOpen?: boolean): void
  /** Opens what is around a place and makes it the active one. */
  reveal(place: JsonPlace): void
  openAll(): void
  closeAll(): void
  onKeyDown(event: KeyboardEvent): void
}

/** Which values of a JSON tree are open and which one is active. Mount it anew for another document. */
export function useJsonTree(root: JsonPlace): JsonTreeState {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(root))
  const [activeId, setActiveId] = useState('')
  const lines = useMemo(() => toJsonLines(root, open), [root, open])
  const at = lines.findIndex((line) => line.kind === 'value' && line.place.id === activeId)
  const active = lines[at]?.place ?? lines[0]?.place ?? null

  const activate = (place: JsonPlace) => setActiveId(place.id)
  const toggle = (place: JsonPlace, isOpen = !open.has(place.id)) => {
    if (!canOpen(place.node)) return
    const next = new Set(open)
    if (isOpen) next.add(place.id)
    else next.delete(place.id)
    setOpen(next)
  }
  const step = (from: number, by: 1 | -1) => {
    for (let index = from; lines[index]; index += by) {
      const line = lines[index]
      if (line?.kind === 'value') return activate(line.place)
    }
  }
  const here = Math.max(0, at)
  const keys: Record<string, (place: JsonPlace) => void> = {
    ArrowDown: () => step(here + 1, 1),
    ArrowUp: () => step(here - 1, -1),
    Home: () => step(0, 1),
    End: () => step(lines.length - 1, -1),
    ArrowRight: (place) => (isOpenAt(lines, here) ? step(here + 1, 1) : toggle(place, true)),
    ArrowLeft: (place) => {
      if (isOpenAt(lines, here)) toggle(place, false)
      else if (place.parent) activate(place.parent)
    },
    Enter: (place) => toggle(place),
    ' ': (place) => toggle(place),
    '*': (place) => setOpen(new Set([...open, ...containersIn(place.parent ?? place)])),
  }
  return {
    lines,
    active,
    activate,
    toggle,
    reveal(place) {
      setOpen(new Set([...open, ...idsAround(place)]))
      activate(place)
    },
    openAll() {
      const first = lines[0]
      if (first) setOpen(new Set(containersIn(first.place)))
    },
    closeAll() {
      setOpen(new Set())
      setActiveId('')
    },
    onKeyDown(event) {
      const run = keys[event.key]
      if (!run || !active || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      run(active)
    },
  }
}

const isOpenAt = (lines: readonly JsonLine[], index: number): boolean => {
  const line = lines[index]
  return line?.kind === 'value' && line.isOpen
}
