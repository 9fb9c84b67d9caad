const longest = 80

/** A title out of the message a session begins with: its first line, cut between two words. Empty for a blank message. */
export function toSessionTitle(message: string): string {
  const line = message.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ').trim() ?? ''
  const letters = [...line]
  if (letters.length <= longest) return line.replace(/[.:]$/, '')
  const start = letters.slice(0, longest - 1).join('')
  const words = start.slice(0, Math.max(0, start.lastIndexOf(' ')))
  return `${words === '' ? start : words}…`
}
