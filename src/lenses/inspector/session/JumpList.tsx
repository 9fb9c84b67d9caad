interface JumpListProps {
  label: string
  jumps: readonly { eventId: string; text: string }[]
  onSelect: (eventId: string) => void
}

/** Events to go to, one a line. */
export function JumpList({ label, jumps, onSelect }: JumpListProps) {
  return (
    <ul aria-label={label} className="max-h-60 overflow-y-auto py-0.5 pl-[19px]">
      {jumps.map(({ eventId, text }) => (
        <li key={eventId} className="flex">
          <button
            type="button"
            className="min-w-0 truncate text-left font-mono text-ink-2 text-mini leading-[1.7] hover:text-ink hover:underline"
            onClick={() => onSelect(eventId)}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
