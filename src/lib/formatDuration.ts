const padded = (value: number) => String(value).padStart(2, '0')

/** A span in milliseconds, as short as it stays exact enough to read: "38 ms", "4.8 s", "55 s", "1 m 42 s", "24 m", "3 h 05 m". */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return `${minutes} m ${padded(seconds % 60)} s`
  if (minutes < 60) return `${minutes} m`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${padded(minutes % 60)} m`
  return `${Math.floor(hours / 24)} days`
}
