import type { HiddenData } from '../code/hideData.ts'
import { EmbeddedData } from './EmbeddedData.tsx'

/** What was taken out of a text because it was data. */
export function HiddenDataList({ found }: { found: readonly HiddenData[] }) {
  if (found.length === 0) return null
  return (
    <div className="border-line border-t px-3 py-1">
      {found.map(({ mediaType, base64 }, index) => (
        <EmbeddedData
          // biome-ignore lint/suspicious/noArrayIndexKey: data has no identity but its place
          key={index}
          mediaType={mediaType}
          base64={base64}
          noun={mediaType?.startsWith('image/') ? 'Image' : 'Data'}
        />
      ))}
    </div>
  )
}
