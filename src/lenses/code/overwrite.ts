/** Terminal output as it stands in the end: what a progress bar wrote over itself is left out and counted. */
export function overwrite(output: string): { text: string; overwritten: number } {
  if (!/[\r\b]/.test(output)) return { text: output, overwritten: 0 }
  let overwritten = 0
  const lines = output
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => {
      if (!line.includes('\r')) return rubOut(line)
      const states = line.split('\r').filter((state) => state !== '')
      overwritten += Math.max(0, states.length - 1)
      return rubOut(states.reduce(writeOver, ''))
    })
  return { text: lines.join('\n'), overwritten }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the subject
const colourSequence = /\u001b\[[0-9;:]*m/g

/**
 * What stands on a line after `next` was written over it. A shorter text leaves the end of the old one, as a terminal
 * does; with sequences in it the columns are not counted and the new text takes the whole line. Colours go on.
 */
function writeOver(before: string, next: string): string {
  const isPlain = !before.includes('\u001b') && !next.includes('\u001b')
  if (isPlain) return next.length >= before.length ? next : next + before.slice(next.length)
  return `${(before.match(colourSequence) ?? []).slice(-8).join('')}${next}`
}

/** A backspace takes the character before it away. */
function rubOut(line: string): string {
  if (!line.includes('\b')) return line
  const kept: string[] = []
  for (const character of line) {
    if (character === '\b') kept.pop()
    else kept.push(character)
  }
  return kept.join('')
}
