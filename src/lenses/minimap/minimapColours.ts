import type { MinimapLane } from '@/domain/session/minimap/minimapBins.ts'

export type MinimapColours = Record<MinimapLane, string> &
  Record<'line' | 'lineStrong' | 'hatch' | 'ink' | 'accent' | 'focus' | 'font', string>

/** The theme's colours as the element has them now. */
export function readMinimapColours(element: Element): MinimapColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || 'gray'
  return {
    turn: token('line'),
    user: token('k-user'),
    message: token('k-message'),
    thinking: token('k-thinking'),
    tool: token('k-tool'),
    span: token('k-span'),
    wait: token('k-wait'),
    error: token('k-error'),
    line: token('line'),
    lineStrong: token('line-strong'),
    hatch: token('surface-3'),
    ink: token('ink-3'),
    accent: token('accent'),
    focus: token('focus'),
    font: `10.5px ${style.fontFamily}`,
  }
}
