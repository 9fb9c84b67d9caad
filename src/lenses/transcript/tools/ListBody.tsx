import { useCallback, useMemo } from 'react'
import { cutLine, LongLines } from '../../code/LongLines.tsx'
import { contentText } from '../contentText.ts'
import { ResultText } from './ResultText.tsx'
import { inputText, type ToolCall } from './toolCall.ts'

type Entry = { kind: 'group'; name: string; count: number } | { kind: 'item'; label: string; text: string }

/** Files found, by folder. */
export function GlobBody({ call }: { call: ToolCall }) {
  return <Grouped call={call} group={groupPaths} noun="path" />
}

/** Lines found, by file. */
export function GrepBody({ call }: { call: ToolCall }) {
  const path = inputText(call.input, 'path') ?? ''
  const group = useCallback((lines: string[]) => groupMatches(lines, path), [path])
  return <Grouped call={call} group={group} noun="line" />
}

interface GroupedProps {
  call: ToolCall
  group: (lines: string[]) => Entry[]
  noun: string
}

function Grouped({ call, group, noun }: GroupedProps) {
  const text = useMemo(() => contentText(call.result ?? []), [call.result])
  const entries = useMemo(() => group(text.split('\n').filter((line) => line.trim() !== '')), [group, text])
  if (call.row.outcome !== 'ok' || entries.length === 0) return <ResultText call={call} />
  return (
    <LongLines
      count={entries.length}
      noun={noun === 'path' ? 'row' : noun}
      text={text}
      label="Found"
      className="whitespace-pre border-line border-t px-3 py-2 font-mono text-small leading-[1.55]"
      renderLine={(index) => <EntryLine entry={entries[index]} />}
    />
  )
}

function EntryLine({ entry }: { entry: Entry | undefined }) {
  if (!entry) return null
  if (entry.kind === 'group') {
    return (
      <>
        <span className="font-medium text-ink">{cutLine(entry.name)}</span>
        <span className="text-ink-3"> {entry.count}</span>
      </>
    )
  }
  return (
    <span className="pl-4 text-ink-2">
      {entry.label && (
        <span className="mr-3 inline-block min-w-8 text-right text-ink-3 tabular-nums">{entry.label}</span>
      )}
      {cutLine(entry.text)}
    </span>
  )
}

/** Paths gathered under their folders, in the order the folders first appear. */
export function groupPaths(lines: string[]): Entry[] {
  return flatten(
    lines.map((path) => {
      const cut = path.lastIndexOf('/')
      return { name: cut === -1 ? '.' : path.slice(0, cut) || '/', label: '', text: path.slice(cut + 1) }
    }),
  )
}

/**
 * Grep's `path:line:text` gathered under the paths; `line:text` belongs to the one file that was searched, `path:count`
 * is a list of files with their counts, and a list of plain paths is gathered by folder.
 */
export function groupMatches(lines: string[], searchedPath = ''): Entry[] {
  const kept = lines.filter((line) => line !== '--')
  const matches = kept.map((line) => /^(.+?)([:-])(\d+)\2(.*)$/s.exec(line))
  if (matches.some((match) => match !== null)) {
    return flatten(
      matches.map((match, index) =>
        match
          ? { name: match[1] ?? '', label: match[3] ?? '', text: match[4] ?? '' }
          : { name: '', label: '', text: kept[index] ?? '' },
      ),
    )
  }
  const ofOneFile = kept.map((line) => /^(\d+)[:-](.*)$/s.exec(line))
  if (ofOneFile.some((match) => match !== null)) {
    return flatten(
      ofOneFile.map((match, index) => ({
        name: searchedPath || 'the searched file',
        label: match?.[1] ?? '',
        text: match?.[2] ?? kept[index] ?? '',
      })),
    )
  }
  const counts = kept.map((line) => /^(.+):(\d+)$/.exec(line))
  if (kept.length > 0 && counts.every((match) => match !== null)) {
    return counts.map((match) => ({ kind: 'group', name: match[1] ?? '', count: Number(match[2]) }))
  }
  return groupPaths(kept)
}

function flatten(items: { name: string; label: string; text: string }[]): Entry[] {
  const groups = new Map<string, Entry[]>()
  for (const { name, label, text } of items) {
    const group = groups.get(name)
    const item: Entry = { kind: 'item', label, text }
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return [...groups].flatMap(([name, group]) =>
    name === '' ? group : [{ kind: 'group', name, count: group.length } as const, ...group],
  )
}
