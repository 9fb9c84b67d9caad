const units = [
  { from: 999_500_000, by: 1_000_000_000, suffix: ' G' },
  { from: 999_500, by: 1_000_000, suffix: ' M' },
  { from: 1000, by: 1000, suffix: 'k' },
]

/** A count in three digits: 412, "2.0k", "20.5k", "210k", "2.4 M". */
export function formatCount(count: number): string {
  const unit = units.find(({ from }) => count >= from)
  if (!unit) return String(count)
  const scaled = count / unit.by
  return `${scaled >= 99.95 ? Math.round(scaled) : scaled.toFixed(1)}${unit.suffix}`
}
