import type { SessionSearch } from '../filter/useSearch.ts'

/** Says why no row is shown, and what would show some. */
export function EventsEmpty({ search, isEmptyLog }: { search: SessionSearch; isEmptyLog: boolean }) {
  return (
    <div className="absolute inset-x-0 top-20 px-6 text-center text-ink-2">
      {isEmptyLog ? (
        <p>Nothing has happened here yet. The first message brings the first event.</p>
      ) : search.isReading ? (
        <p>Looking through the events.</p>
      ) : (
        <>
          <p className="font-medium text-ink">No event fits.</p>
          <p>Shorten the search, show more kinds, or widen the window of time.</p>
        </>
      )}
    </div>
  )
}
