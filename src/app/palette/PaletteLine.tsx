import { Command } from 'cmdk'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { primaryKey } from '@/ui/keyCap.ts'
import type { PaletteItem } from './PaletteGroup.ts'

interface PaletteLineProps {
  item: PaletteItem
  /** What was typed: it is marked where the label has it. */
  text: string
  onSelect: () => void
}

export function PaletteLine({ item, text, onSelect }: PaletteLineProps) {
  const { id, label, detail, icon, status, other } = item
  return (
    <Command.Item
      value={id}
      aria-label={[label, status, detail].filter(Boolean).join(', ')}
      onSelect={onSelect}
      className="group/line flex h-[34px] cursor-pointer items-center gap-2.5 px-4 data-[selected=true]:bg-surface-2 [&>svg]:size-[15px] [&>svg]:shrink-0 [&>svg]:stroke-[1.75]"
    >
      {icon}
      <span className="max-w-[70%] shrink-0 truncate" title={label}>
        <Marked label={label} text={text.trim()} />
      </span>
      {status && <SessionStatusPill status={status} />}
      <span className="min-w-0 flex-1 truncate text-ink-3">{detail}</span>
      {other && (
        <span className="flex shrink-0 items-center gap-1.5 text-ink-3">
          <Kbd>{`${primaryKey}↵`}</Kbd> {other.label}
        </span>
      )}
      <span
        aria-hidden
        className="hidden shrink-0 items-center gap-1.5 text-ink-3 group-data-[selected=true]/line:flex"
      >
        {!other && 'open'} <Kbd>↵</Kbd>
      </span>
    </Command.Item>
  )
}

function Marked({ label, text }: { label: string; text: string }) {
  const at = text === '' ? -1 : label.toLowerCase().indexOf(text.toLowerCase())
  if (at === -1) return label
  return (
    <>
      {label.slice(0, at)}
      <span className="font-semibold">{label.slice(at, at + text.length)}</span>
      {label.slice(at + text.length)}
    </>
  )
}
