/** The console's mark, in the colours of the theme. */
export function BrandMark() {
  return (
    <svg aria-hidden viewBox="0 0 20 20" fill="none" className="size-5 shrink-0">
      <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--ink)" />
      <path d="M5 6.5h6M5 10h10M5 13.5h4" stroke="var(--surface-1)" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="14" cy="6.5" r="1.7" fill="var(--accent)" />
    </svg>
  )
}
