import { topPx } from './useTranscriptScroll.ts'

export type HistoryState = 'none' | 'loading' | 'more' | 'complete' | 'failed'

/** The line above the first row: where the session begins, or that there is more. */
export function HistoryLine({ history, onLoadOlder }: { history: HistoryState; onLoadOlder: () => void }) {
  return (
    <div
      className="absolute inset-x-0 top-0 flex items-center justify-center gap-2 text-ink-3 text-mini"
      style={{ height: topPx }}
    >
      {history === 'loading' && 'Loading older events…'}
      {history === 'complete' && 'Beginning of the session'}
      {(history === 'more' || history === 'failed') && (
        <>
          {history === 'failed' ? 'Older events could not be read.' : 'There are older events.'}
          <button type="button" className="font-medium text-ink-2 underline hover:text-ink" onClick={onLoadOlder}>
            {history === 'failed' ? 'Try again' : 'Load them'}
          </button>
        </>
      )}
    </div>
  )
}
