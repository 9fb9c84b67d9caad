import type { KeyboardEvent } from 'react'
import type { TraceLine, TraceLines } from '@/domain/session/trace/traceLines.ts'

interface TreeKeysOptions {
  lines: TraceLines
  /** Position of the active line; -1 without one. */
  active: number
  pageSize: number
  onMove(position: number): void
  onToggle(line: TraceLine): void
  onZoom(factor: number): void
  onPan(fraction: number): void
  onFit(): void
}

/** The keys of a tree, and W A S D for the axis. Keys with a modifier are somebody else's. */
export function treeKeys(options: TreeKeysOptions) {
  const { lines, active, pageSize, onMove, onToggle, onZoom, onPan, onFit } = options
  const moveTo = (position: number) => onMove(Math.min(lines.length - 1, Math.max(0, position)))
  const line = lines.at(active)
  const run = (key: string): boolean => {
    switch (key) {
      case 'ArrowDown':
        moveTo(active + 1)
        return true
      case 'ArrowUp':
        moveTo(active - 1)
        return true
      case 'Home':
        moveTo(0)
        return true
      case 'End':
        moveTo(lines.length - 1)
        return true
      case 'PageDown':
        moveTo(active + pageSize)
        return true
      case 'PageUp':
        moveTo(active - pageSize)
        return true
      case 'ArrowRight':
        if (line?.hasChildren && !line.isExpanded) onToggle(line)
        else if (line?.hasChildren) moveTo(active + 1)
        return true
      case 'ArrowLeft':
        if (line?.isExpanded) onToggle(line)
        else if (line && line.parent !== -1) moveTo(line.parent)
        return true
      case 'Enter':
      case ' ':
        if (line?.hasChildren) onToggle(line)
        return true
      case 'w':
      case '+':
      case '=':
        onZoom(1.5)
        return true
      case 's':
      case '-':
        onZoom(1 / 1.5)
        return true
      case 'a':
        onPan(-0.15)
        return true
      case 'd':
        onPan(0.15)
        return true
      case '0':
        onFit()
        return true
      default:
        return false
    }
  }
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || lines.length === 0) return
    if (!run(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
}
