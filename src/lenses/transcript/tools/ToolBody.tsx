import { type ComponentType, lazy, Suspense } from 'react'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { BashBody } from './BashBody.tsx'
import { EditBody } from './EditBody.tsx'
import { GlobBody, GrepBody } from './ListBody.tsx'
import { PlainBody } from './PlainBody.tsx'
import { ReadBody } from './ReadBody.tsx'
import type { ToolCall } from './toolCall.ts'
import { WriteBody } from './WriteBody.tsx'

// Tools that most sessions never call are fetched with their first call.
const ArtifactsBody = lazy(patiently(async () => ({ default: (await import('./ArtifactsBody.tsx')).ArtifactsBody })))
const ImagesBody = lazy(patiently(async () => ({ default: (await import('./ImagesBody.tsx')).ImagesBody })))
const WebFetchBody = lazy(patiently(async () => ({ default: (await import('./WebBody.tsx')).WebFetchBody })))
const WebSearchBody = lazy(patiently(async () => ({ default: (await import('./WebBody.tsx')).WebSearchBody })))

const bodies: Record<string, ComponentType<{ call: ToolCall }>> = {
  Bash: BashBody,
  DeliverArtifacts: ArtifactsBody,
  Edit: EditBody,
  Glob: GlobBody,
  Grep: GrepBody,
  ImageGen: ImagesBody,
  ImageSearch: ImagesBody,
  Read: ReadBody,
  WebFetch: WebFetchBody,
  WebSearch: WebSearchBody,
  Write: WriteBody,
}

/** The body made for the tool, and the plain one for a tool we have never heard of. */
export function ToolBody({ call }: { call: ToolCall }) {
  const Body = call.row.tool === 'built-in' ? (bodies[call.row.name] ?? PlainBody) : PlainBody
  return (
    <PartBoundary name="The body of the call" instead={<PlainBody call={call} />}>
      <Suspense fallback={<p className="px-3 py-2 text-ink-3 text-small">Opening …</p>}>
        <Body call={call} />
      </Suspense>
    </PartBoundary>
  )
}
