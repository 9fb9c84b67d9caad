import type { MarkedToken } from 'marked'

/** The page's own headings end at level 2. */
const firstLevel = 3

/**
 * The level on the page of each heading among the blocks, undefined for what is none. A heading is one level below the
 * nearest one before it that ranks higher in the text, so no level is left out.
 */
export function headingLevels(tokens: readonly MarkedToken[]): (number | undefined)[] {
  const above: number[] = []
  return tokens.map((token) => {
    if (token.type !== 'heading') return undefined
    while (above.length > 0 && (above.at(-1) ?? 0) >= token.depth) above.pop()
    above.push(token.depth)
    return Math.min(6, firstLevel + above.length - 1)
  })
}
