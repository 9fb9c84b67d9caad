import { useNavigation } from 'react-router'

/** A line at the top while the next page is being fetched. */
export function ProgressLine() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-accent" />
}
