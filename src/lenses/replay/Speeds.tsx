import { type Speed, speeds } from './speeds.ts'

/** How fast the recording is played. */
export function Speeds({ speed, onSpeed }: { speed: Speed; onSpeed: (speed: Speed) => void }) {
  return (
    <select
      aria-label="Speed"
      value={speed}
      onChange={(event) => {
        const chosen = speeds.find((one) => String(one) === event.target.value)
        if (chosen !== undefined) onSpeed(chosen)
      }}
      className="h-7 rounded-full border border-line bg-surface-1 px-2 text-ink-2 tabular-nums hover:border-line-strong"
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  )
}
