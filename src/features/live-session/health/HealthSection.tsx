import { type ReactNode, useId } from 'react'

/** A part of the panel under its heading. */
export function HealthSection({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="border-line border-t pt-3">
      <h3 id={titleId} className="pb-1 font-medium text-ink-2 text-small">
        {title}
      </h3>
      {children}
    </section>
  )
}
