/** The frame before anything is known; it has the proportions of the shell, so nothing jumps. */
export function ShellSkeleton() {
  return (
    <div
      aria-busy="true"
      className="grid h-full grid-cols-[216px_minmax(0,1fr)] max-[900px]:grid-cols-[55px_minmax(0,1fr)]"
    >
      <span role="status" className="sr-only">
        Loading
      </span>
      <div className="border-r border-line" />
      <div className="bg-surface-1">
        <div className="h-[46px] border-b border-line" />
      </div>
    </div>
  )
}
