import { useId } from 'react'
import { Button } from '@/ui/Button.tsx'

/** How far an upload has come, and the way to stop it. */
export function UploadProgress({ share, onCancel }: { share: number; onCancel: () => void }) {
  const id = useId()
  const percent = Math.round(share * 100)
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id} className="shrink-0 text-ink-2 tabular-nums">
        {percent < 100 ? `Uploading, ${percent} %` : 'Uploaded, being checked'}
      </label>
      <progress id={id} max={100} value={percent} className="h-1.5 min-w-0 flex-1 accent-accent" />
      <Button onClick={onCancel}>Cancel upload</Button>
    </div>
  )
}
