import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** The page's one `h1`. It takes the focus when somebody navigates here, so that reading starts at the right place. */
export function PageHeading({
  title,
  className,
  children,
}: {
  title?: string
  className?: string
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, key } = useLocation()
  const isFirstPage = key === 'default'

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with the page, not with its query string
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <h1
      ref={heading}
      tabIndex={-1}
      title={title}
      className={className ?? 'truncate text-page font-semibold tracking-[-0.02em] outline-none'}
    >
      {children}
    </h1>
  )
}
