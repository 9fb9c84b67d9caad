import type { ComponentType } from 'react'
import { ArtifactsBody } from './ArtifactsBody.tsx'
import { BashBody } from './BashBody.tsx'
import { EditBody } from './EditBody.tsx'
import { ImagesBody } from './ImagesBody.tsx'
import { GlobBody, GrepBody } from './ListBody.tsx'
import { PlainBody } from './PlainBody.tsx'
import { ReadBody } from './ReadBody.tsx'
import type { ToolCall } from './toolCall.ts'
import { WebFetchBody, WebSearchBody } from './WebBody.tsx'
import { WriteBody } from './WriteBody.tsx'

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
  return <Body call={call} />
}
