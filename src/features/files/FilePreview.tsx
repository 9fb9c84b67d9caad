import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type CloudFile, type PreviewKind, previewOf } from '@/domain/file.ts'
import { CodeBlock } from '@/lenses/code/CodeBlock.tsx'
import { fileQueries } from '@/queries/files.ts'
import { Button } from '@/ui/Button.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

/** The content where it can be shown; else why not. What an agent wrote is shown as text or as a picture, never run. */
export function FilePreview({ file, workspace }: { file: CloudFile; workspace: string }) {
  const kind = previewOf(file)
  if (typeof kind === 'object') return <Reason>{kind.reason}</Reason>
  return <Content kind={kind} file={file} workspace={workspace} />
}

function Content({ kind, file, workspace }: { kind: PreviewKind; file: CloudFile; workspace: string }) {
  const { data, error, refetch, isFetching } = useQuery({ ...fileQueries.content(file, workspace), retry: false })
  if (data) return kind === 'image' ? <Picture blob={data} file={file} /> : <Text blob={data} file={file} />
  if (!error) return <Skeleton className="m-3.5 h-40" />
  return (
    <div className="flex flex-col items-start gap-2 px-3.5 py-3">
      <p role="alert" className="text-ink-2">
        {error.message}
      </p>
      <Button onClick={() => void refetch()} isBusy={isFetching}>
        Try again
      </Button>
    </div>
  )
}

function Text({ blob, file }: { blob: Blob; file: CloudFile }) {
  const text = useQuery({
    queryKey: ['text of', file.id, blob.size],
    queryFn: () => blob.text(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  if (text === undefined) return <Skeleton className="m-3.5 h-40" />
  if (text.includes('\0')) return <Reason>The content is not text. Download it instead.</Reason>
  if (text === '') return <Reason>The file is empty.</Reason>
  const isJson = /[/+]json$/.test(file.mimeType)
  const extension = /\.(\w+)$/.exec(file.filename)?.[1] ?? null
  return (
    <div className="p-3.5">
      <CodeBlock code={isJson ? indented(text) : text} language={isJson ? 'json' : extension} />
    </div>
  )
}

function Picture({ blob, file }: { blob: Blob; file: CloudFile }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([blob], { type: file.mimeType }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob, file.mimeType])
  return (
    <div className="grid place-items-center p-3.5">
      {url && <img src={url} alt={file.filename} className="max-h-[70vh] max-w-full rounded-2 border border-line" />}
    </div>
  )
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text // no JSON after all: shown as it is
  }
}

const Reason = ({ children }: { children: string }) => <p className="px-3.5 py-3 text-ink-2">{children}</p>
