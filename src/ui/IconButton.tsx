import type { ComponentProps } from 'react'
import { type ButtonTone, buttonClass } from './buttonClass.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** The button's name, also shown as its tooltip. */
  label: string
  tone?: ButtonTone
  /** Off where a menu opens from the button: its popup says enough. */
  hasTooltip?: boolean
}

/** A square button with one icon in it. */
export function IconButton({ label, tone = 'ghost', hasTooltip = true, className, ...rest }: IconButtonProps) {
  const button = (
    <button type="button" {...rest} aria-label={label} className={buttonClass(tone, `w-7 !px-0 ${className ?? ''}`)} />
  )
  return hasTooltip ? <Tooltip text={label}>{button}</Tooltip> : button
}
