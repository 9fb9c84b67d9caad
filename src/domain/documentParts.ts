/** One part of a document in words, for comparing states of it and for copying what was typed. */
export interface DocumentPart {
  label: string
  text: string
}

/** One part, before and after. */
export interface PartDifference {
  label: string
  before: string
  after: string
}

/** The parts in which two states differ, in the order they are shown. */
export function partDifferences(from: readonly DocumentPart[], to: readonly DocumentPart[]): PartDifference[] {
  const before = new Map(from.map(({ label, text }) => [label, text]))
  const after = new Map(to.map(({ label, text }) => [label, text]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({ label, before: before.get(label) ?? '', after: after.get(label) ?? '' }))
    .filter((part) => part.before !== part.after)
}

/** What a conflict is about: each part that I or somebody else changed since `base`. */
export function conflictRows(
  base: readonly DocumentPart[],
  mine: readonly DocumentPart[],
  theirs: readonly DocumentPart[],
) {
  const byMe = new Set(partDifferences(base, mine).map(({ label }) => label))
  const byThem = new Set(partDifferences(base, theirs).map(({ label }) => label))
  const textOf = (parts: readonly DocumentPart[], label: string) =>
    parts.find((part) => part.label === label)?.text ?? ''
  return [...new Set([...byMe, ...byThem])].map((label) => ({
    label,
    mine: textOf(mine, label),
    theirs: textOf(theirs, label),
    isMine: byMe.has(label),
    isTheirs: byThem.has(label),
  }))
}

/** A value as text: a string as it is, anything else as JSON, nothing as nothing. */
export function partText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value, null, 2)
}
