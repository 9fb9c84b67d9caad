import { useMemo } from 'react'
import { type AnsiRun, hasAnsi, parseAnsi } from '../../code/ansi.ts'
import { hideData } from '../../code/hideData.ts'
import { cutLine, LongLines } from '../../code/LongLines.tsx'
import { overwrite } from '../../code/overwrite.ts'
import { sayCount } from '../../quantities.ts'
import { ContentBlocks } from '../ContentBlocks.tsx'
import { contentText } from '../contentText.ts'
import { HiddenDataList } from '../HiddenDataList.tsx'
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
        <p className={`px-3 pb-[9px] ${terminal} text-terminal-dim`}>
          {[emptyWord(call), sayExit(exitCode)].filter((word) => word !== null).join(' · ')}
        </p>
      ) : (
        <Output text={text} note={sayExit(exitCode)} />
      )}
      {media.length > 0 && (
        <div className="border-line border-t px-3">
          <ContentBlocks content={media} renderText={() => null} />
        </div>
      )}
    </>
  )
}

const sayExit = (exitCode: number | null) => (exitCode === null ? null : `exit ${exitCode}`)

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
  const { shown, overwritten, found } = useMemo(() => {
    const hidden = hideData(text)
    const final = overwrite(hidden.text)
    return { shown: final.text, overwritten: final.overwritten, found: hidden.found }
  }, [text])
  const lines = useMemo(() => shown.split('\n'), [shown])
  const styled = useMemo(() => (hasAnsi(shown) ? parseAnsi(shown) : null), [shown])
  return (
    <>
      <LongLines
        count={lines.length}
        text={text}
        label="Output"
        className={`px-3 pb-[9px] whitespace-pre ${terminal}`}
        renderLine={(index) => (styled ? <StyledLine runs={styled[index] ?? []} /> : cutLine(lines[index] ?? ''))}
      >
        {note && <span className="tabular-nums">{note}</span>}
        {overwritten > 0 && <span>{`${sayCount(overwritten, 'overwritten update')} not shown`}</span>}
      </LongLines>
      <HiddenDataList found={found} />
    </>
  )
}

function StyledLine({ runs }: { runs: AnsiRun[] }) {
  return runs.map(({ text, className, colour, background }, at) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
      key={at}
      className={className}
      style={
        colour || background ? { color: colour ?? undefined, backgroundColor: background ?? undefined } : undefined
      }
    >
      {cutLine(text)}
    </span>
  ))
}
