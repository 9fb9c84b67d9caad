import { useMemo } from 'react'
import { hasAnsi, parseAnsi } from '../../code/ansi.ts'
import { cutLine, LongLines } from '../../code/LongLines.tsx'
import { ContentBlocks } from '../ContentBlocks.tsx'
import { contentText } from '../contentText.ts'
import { inputText, type ToolCall } from './toolCall.ts'
import { splitExitCode } from './toolOutput.ts'

const terminal = 'bg-terminal text-terminal-ink font-mono text-small leading-[1.55]'

/** A command and what it printed, as a terminal shows it. */
export function BashBody({ call }: { call: ToolCall }) {
  const command = inputText(call.input, 'command', 'cmd', 'script') ?? ''
  const { text, exitCode } = useMemo(() => splitExitCode(contentText(call.result ?? [])), [call.result])
  const media = call.result?.filter((block) => block.type !== 'text') ?? []
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, so the keyboard must reach it */}
      <pre tabIndex={0} className={`max-h-60 overflow-auto border-line border-t px-3 pt-[9px] pb-1 ${terminal}`}>
        <span className="select-none text-[oklch(0.72_0.13_165)]">$ </span>
        {command}
      </pre>
      {text === '' ? (
        <p className={`px-3 pb-[9px] ${terminal} text-terminal-dim`}>{emptyWord(call)}</p>
      ) : (
        <Output text={text} note={exitCode === null ? null : `exit ${exitCode}`} />
      )}
      {media.length > 0 && (
        <div className="border-line border-t px-3">
          <ContentBlocks content={media} renderText={() => null} />
        </div>
      )}
    </>
  )
}

function emptyWord({ row, result }: ToolCall): string {
  if (result) return '(no output)'
  switch (row.outcome) {
    case 'running':
      return 'running…'
    case 'waiting':
      return 'has not run yet'
    case 'denied':
      return 'was not run'
    case 'interrupted':
      return 'was interrupted; its output was not kept'
    default:
      return '(no output)'
  }
}

function Output({ text, note }: { text: string; note: string | null }) {
  const lines = useMemo(() => text.split('\n'), [text])
  const styled = useMemo(() => (hasAnsi(text) ? parseAnsi(text) : null), [text])
  return (
    <LongLines
      count={lines.length}
      text={text}
      label="Output"
      className={`px-3 pb-[9px] whitespace-pre ${terminal}`}
      renderLine={(index) =>
        styled
          ? (styled[index] ?? []).map((run, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
              <span key={at} className={run.className}>
                {cutLine(run.text)}
              </span>
            ))
          : cutLine(lines[index] ?? '')
      }
    >
      {note && <span className="tabular-nums">{note}</span>}
    </LongLines>
  )
}
