/** Instants as the clock of a zone shows them. */
export function RunTimes({ times, timezone }: { times: readonly number[]; timezone: string }) {
  const format = createFormat(timezone)
  return (
    <ol aria-label="Next runs" className="flex flex-col gap-0.5 text-small text-ink-2 tabular-nums">
      {times.map((ms) => (
        <li key={ms}>
          <time dateTime={new Date(ms).toISOString()} title={`${new Date(ms).toLocaleString()} on your clock`}>
            {format(ms)}
          </time>
        </li>
      ))}
    </ol>
  )
}

function createFormat(timeZone: string): (ms: number) => string {
  const shape = {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const
  try {
    const format = new Intl.DateTimeFormat('en-GB', { ...shape, timeZone })
    return (ms) => format.format(ms)
  } catch {
    // A zone this browser does not know: its own clock is still right.
    const format = new Intl.DateTimeFormat('en-GB', shape)
    return (ms) => format.format(ms)
  }
}
