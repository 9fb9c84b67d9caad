import { Download } from 'lucide-react'
import { Button } from '@/ui/Button.tsx'
import { sayData } from '../code/hideData.ts'
import { saySize } from '../quantities.ts'

interface EmbeddedDataProps {
  mediaType: string | null
  base64: string
  /** `Image`, `Document “notes”`: what it is, for people who do not see it. */
  noun: string
}

const largestImage = 12_000_000
const imageTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/** Data that came with the session: images of known kinds are shown, everything else is named. Never printed as text. */
export function EmbeddedData({ mediaType, base64, noun }: EmbeddedDataProps) {
  const sizeBytes = Math.floor((base64.length * 3) / 4)
  const isShown =
    mediaType !== null &&
    imageTypes.has(mediaType) &&
    base64.length < largestImage &&
    /^[A-Za-z0-9+/=\s]*$/.test(base64)
  if (!isShown) {
    return (
      <p className="flex flex-wrap items-center gap-2 py-1 text-ink-3 text-small">
        <span className="break-all">{`${noun}: ${sayData({ mediaType, sizeBytes })}`}</span>
        <Button onClick={() => download(base64, mediaType)}>
          <Download aria-hidden="true" />
          Download
        </Button>
      </p>
    )
  }
  return (
    <figure className="py-1">
      <img
        src={`data:${mediaType};base64,${base64}`}
        alt={`${noun} from the session`}
        className="max-h-90 max-w-full rounded-2 border border-line object-contain"
      />
      <figcaption className="text-ink-3 text-mini">{`${mediaType}, ${saySize(sizeBytes)}`}</figcaption>
    </figure>
  )
}

/** Hands the bytes to the browser to save; text that is no base64 is saved as it is. */
function download(base64: string, mediaType: string | null): void {
  const url = URL.createObjectURL(new Blob([toBytes(base64)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `data.${/^[a-z]+\/(?:x-)?([a-z0-9]+)/.exec(mediaType ?? '')?.[1] ?? 'bin'}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function toBytes(base64: string): Uint8Array<ArrayBuffer> | string {
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0))
  } catch {
    return base64 // not base64 after all
  }
}
