import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import busboy from 'busboy'
import { invalid, Problem } from '../problem.ts'
import type { CloudContext } from './context.ts'
import { isMultipart, maxBodyBytes, toMb, tooLarge } from './requestBody.ts'

/** A file of the form, handed over while it arrives. Its content has to be read to the end or left with an error. */
export interface FilePart {
  /** Name of the form field. */
  name: string
  /** As the client wrote it: it may hold folders and anything else. */
  filename: string
  mimeType: string
  /** Fails with a Problem when the file is too large or the upload breaks off. */
  content: AsyncIterable<Uint8Array>
}

export interface MultipartLimits {
  /** The most file parts. */
  files: number
  /** Bytes of one file; the limit of the whole body holds all the same. */
  fileBytes?: number
  /** Bytes of the whole body, for the few forms that may be larger than any other body. */
  bodyBytes?: number
  /** Bytes of one text field. */
  fieldBytes?: number
}

const maxFields = 100
/** What the largest of all forms may take: a skill of 50 MB, and the headers and paths of its thousand files. */
export const maxFormBytes = 54 * 1024 * 1024

/**
 * Reads a `multipart/form-data` body part by part, never the whole of it at once, and answers the text fields. Files go
 * to `onFile` as they come, which may be before the fields. Rejects with a Problem for a form that is broken, cut off or
 * beyond a limit, and with what `onFile` rejects with; by then every `onFile` has settled, so that it can clean up.
 */
export async function readMultipart(
  c: CloudContext,
  limits: MultipartLimits,
  onFile: (part: FilePart) => Promise<void>,
): Promise<Map<string, string>> {
  const { body, headers } = c.req.raw
  const { bodyBytes = maxBodyBytes } = limits
  if (Number(headers.get('content-length') ?? 0) > bodyBytes) throw tooLarge(bodyBytes)
  const parser = createParser(headers, limits)
  const stopping = new AbortController()
  const stop = (problem: unknown) => stopping.abort(problem)
  const fields = new Map<string, string>()
  const digests: (() => string)[] = []
  const work: Promise<void>[] = []

  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) return stop(invalid(`Field '${name}' is too long.`, name))
    if (fields.has(name)) return stop(invalid(`Field '${name}' is given twice.`, name))
    fields.set(name, value)
    digests.push(() => JSON.stringify([name, value]))
  })
  parser.on('file', (name, source, { filename, mimeType }) => {
    const hash = createHash('sha256').update(JSON.stringify([name, filename ?? '', mimeType]))
    digests.push(() => hash.digest('hex'))
    source.on('error', () => undefined) // an upload that breaks off is told by whoever reads the content
    async function* read(): AsyncGenerator<Uint8Array> {
      for await (const chunk of source as AsyncIterable<Uint8Array>) {
        hash.update(chunk)
        yield chunk
      }
      if (source.truncated)
        throw invalid(`The file '${filename}' is larger than ${toMb(limits.fileBytes ?? bodyBytes)}.`, name)
    }
    const done = onFile({ name, filename: filename ?? '', mimeType, content: read() })
    work.push(done)
    done.catch(stop)
  })
  parser.on('filesLimit', () => stop(invalid(`The form holds more than ${limits.files} files.`)))
  parser.on('fieldsLimit', () => stop(invalid(`The form holds more than ${maxFields} fields.`)))

  try {
    await pipeline(Readable.from(limited(body, bodyBytes)), parser, { signal: stopping.signal })
    await Promise.all(work)
    stopping.signal.throwIfAborted()
  } catch (error) {
    await Promise.allSettled(work)
    const reason: unknown = stopping.signal.reason
    throw reason !== undefined && !isBreak(reason) ? reason : toProblem(error)
  }
  c.set(
    'bodyDigest',
    createHash('sha256')
      .update(digests.map((digest) => digest()).join('\n'))
      .digest('hex'),
  )
  return fields
}

/** What the parts of the form are, whatever their boundary is. Reads the body to its end. */
export async function digestMultipart(c: CloudContext): Promise<string | undefined> {
  await readMultipart(c, { files: Number.POSITIVE_INFINITY, bodyBytes: maxFormBytes }, skip)
  return c.get('bodyDigest')
}

/** Reads a part past, for those nobody asked for. */
export async function skip({ content }: FilePart): Promise<void> {
  for await (const _ of content);
}

function createParser(headers: Headers, { files, fileBytes, fieldBytes }: MultipartLimits): busboy.Busboy {
  if (!isMultipart(headers)) throw invalid('Send this request as multipart/form-data.')
  try {
    return busboy({
      headers: { 'content-type': headers.get('content-type') ?? '' },
      preservePath: true,
      defParamCharset: 'utf8',
      limits: { files, fields: maxFields, fieldSize: fieldBytes ?? 64 * 1024, fileSize: fileBytes },
    })
  } catch {
    throw invalid('The multipart form names no boundary between its parts.')
  }
}

async function* limited(body: ReadableStream<Uint8Array> | null, bodyBytes: number): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0
  // The DOM's and Node's types of the same stream differ.
  for await (const chunk of (body ?? []) as unknown as NodeWebStream<Uint8Array>) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > bodyBytes) throw tooLarge(bodyBytes)
    yield chunk
  }
}

function toProblem(error: unknown): unknown {
  return isBreak(error) ? invalid('The upload broke off or is no valid multipart form. Send it again.') : error
}

/** What Node and the parser say when a body ends too early or makes no sense. */
function isBreak(error: unknown): boolean {
  if (error instanceof Problem) return false
  const { message = '', name = '' } = error instanceof Error ? error : {}
  return /unexpected end|malformed|aborted|terminated|premature|boundary|header/i.test(message) || name === 'AbortError'
}
