import type { ComponentProps } from 'react'

/** The box that chooses a row, or all of them. It lies above the row's link. */
export function SelectBox({ label, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'className'> & { label: string }) {
  return (
    <label className="relative z-10 -m-2 inline-flex cursor-pointer p-2 align-middle">
      <input type="checkbox" {...rest} aria-label={label} className="size-[15px] cursor-pointer accent-ink" />
    </label>
  )
}
