import { useEffect, useEffectEvent, useState } from 'react'
import { useOpenRecordings } from './useOpenRecordings.ts'

const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Wherever a file is let fall that nobody else takes, it is opened as a recording. */
export function RecordingDrop() {
  const [isOver, setIsOver] = useState(false)
  const open = useOpenRecordings()
  const onOver = useEffectEvent((event: DragEvent) => {
    if (!isFiles(event) || event.defaultPrevented) return setIsOver(false)
    event.preventDefault()
    setIsOver(true)
  })
  const onLeave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setIsOver(false)
  })
  const onDrop = useEffectEvent((event: DragEvent) => {
    setIsOver(false)
    if (!isFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    void open([...(event.dataTransfer?.files ?? [])])
  })
  useEffect(() => {
    const over = (event: DragEvent) => onOver(event)
    const leave = (event: DragEvent) => onLeave(event)
    const drop = (event: DragEvent) => onDrop(event)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  if (!isOver) return null
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-0 z-50 grid place-items-center border-2 border-accent border-dashed bg-surface-0/80"
    >
      <p className="rounded-3 border border-line bg-surface-1 px-6 py-4 font-medium text-title shadow-2">
        Open as a recording
      </p>
    </div>
  )
}
