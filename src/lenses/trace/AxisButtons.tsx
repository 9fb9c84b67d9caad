import { Maximize2, Scan, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '@/ui/IconButton.tsx'

interface AxisButtonsProps {
  isZoomed: boolean
  onZoom(factor: number): void
  onFitSession(): void
  /** Left out where there are no turns to fit. */
  onFitTurn?(): void
}

/** Moves a time axis without a wheel. */
export function AxisButtons({ isZoomed, onZoom, onFitSession, onFitTurn }: AxisButtonsProps) {
  return (
    <div role="toolbar" aria-label="Time axis" className="flex items-center">
      <IconButton label="Zoom in" onClick={() => onZoom(2)}>
        <ZoomIn />
      </IconButton>
      <IconButton label="Zoom out" disabled={!isZoomed} onClick={() => onZoom(0.5)}>
        <ZoomOut />
      </IconButton>
      <IconButton label="Fit session" disabled={!isZoomed} onClick={onFitSession}>
        <Maximize2 />
      </IconButton>
      {onFitTurn && (
        <IconButton label="Fit turn" onClick={onFitTurn}>
          <Scan />
        </IconButton>
      )}
    </div>
  )
}
