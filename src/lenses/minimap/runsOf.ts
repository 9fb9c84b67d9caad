/** Neighbouring columns in which something is, as pairs of pixels. */
export function runsOf(counts: Int32Array, untilPx: number): [from: number, to: number][] {
  const runs: [number, number][] = []
  let from = -1
  const end = Math.min(counts.length, Math.ceil(untilPx) + 1)
  for (let column = 0; column <= end; column += 1) {
    const isOn = column < end && (counts[column] ?? 0) > 0
    if (isOn && from === -1) from = column
    if (!isOn && from !== -1) {
      runs.push([from, column])
      from = -1
    }
  }
  return runs
}
