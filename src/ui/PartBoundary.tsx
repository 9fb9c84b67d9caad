import { CircleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { CodeUnavailable } from '@/lib/patiently.ts'
import { Button } from './Button.tsx'

interface PartBoundaryProps {
  /** What is in here, as the reader would call it: `The inspector`. */
  name: string
  /** One line, where there is no room for more. */
  isInline?: boolean
  /** What stands in for it, where there is something plainer. */
  instead?: ReactNode
  children: ReactNode
}

/** Keeps the failure of one part of a page in its place. Give it a key, so that another part starts afresh. */
export class PartBoundary extends Component<PartBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    const { instead, children } = this.props
    if (error === null) return children
    if (instead !== undefined) return instead
    return (
      <BrokenPart
        name={this.props.name}
        isInline={this.props.isInline ?? false}
        error={error}
        onRetry={() => this.setState({ error: null })}
      />
    )
  }
}

type BrokenPartProps = Omit<PartBoundaryProps, 'children' | 'instead'> & { error: unknown; onRetry: () => void }

function BrokenPart({ name, isInline = false, error, onRetry }: BrokenPartProps) {
  const message = error instanceof Error ? error.message : String(error)
  const reload = <Button onClick={() => window.location.reload()}>Reload</Button>
  if (isInline) {
    return (
      <p role="alert" title={message} className="flex flex-wrap items-center gap-2 text-k-error text-small">
        {name} cannot be shown. {reload}
      </p>
    )
  }
  return (
    <div role="alert" className="flex min-h-0 flex-1 flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mb-1 size-5 text-k-error" />
      <p className="font-medium">{name} cannot be shown</p>
      <p className="max-w-[60ch] text-ink-2 wrap-anywhere">{message}</p>
      <div className="mt-3 flex gap-2">
        {reload}
        {!(error instanceof CodeUnavailable) && <Button onClick={onRetry}>Try again</Button>}
      </div>
    </div>
  )
}
