import { PlainText } from '@/lenses/transcript/PlainText.tsx'
import { EditDiff } from '@/lenses/transcript/tools/EditBody.tsx'
import { hostOf } from '@/lenses/transcript/tools/FoundLinks.tsx'
import { WrittenFile } from '@/lenses/transcript/tools/WriteBody.tsx'
import { printExactly } from '@/lib/exactJson.ts'

interface ApprovalEffectProps {
  /** Name of a built-in tool; null for a tool whose input nobody here understands. */
  builtIn: string | null
  input: Record<string, unknown>
}

/** What a person has to see before saying yes: the whole command, the change, the host, else all of the input. */
export function ApprovalEffect({ builtIn, input }: ApprovalEffectProps) {
  const { command, url, description, file_path: path } = input
  if (builtIn === 'Bash' && typeof command === 'string' && hasOnly(input, 'command', 'description', ...timeLimits)) {
    return (
      <>
        <Verbatim label="Command" text={command} />
        {typeof description === 'string' && <p className="mt-1 text-ink-2 text-small">{description}</p>}
      </>
    )
  }
  if (builtIn === 'WebFetch' && typeof url === 'string' && hasOnly(input, 'url', 'prompt')) {
    return (
      <>
        <p className="mt-1 text-small">
          From <span className="font-mono font-semibold">{hostOf(url)}</span>
        </p>
        <Verbatim label="Address" text={url} />
      </>
    )
  }
  if ((builtIn === 'Edit' || builtIn === 'Write') && typeof path === 'string') {
    const isEverywhere = builtIn === 'Edit' && input.replace_all === true
    return (
      <>
        <p className="mt-1 font-mono text-small wrap-anywhere">{path}</p>
        {isEverywhere && <p className="text-small">Wherever the text is found, not only once.</p>}
        <div className="mt-1.5 overflow-hidden rounded-2 border border-line bg-surface-1 text-ink">
          {builtIn === 'Edit' ? <EditDiff input={input} /> : <WrittenFile input={input} />}
        </div>
      </>
    )
  }
  if (Object.keys(input).length === 0) return null
  return (
    <div className="mt-1.5 overflow-hidden rounded-2 border border-line bg-surface-1 text-ink">
      <PlainText text={printExactly(input, 2)} label="Input" />
    </div>
  )
}

const timeLimits = ['timeout', 'timeout_ms']

const hasOnly = (input: Record<string, unknown>, ...fields: string[]) =>
  Object.keys(input).every((field) => fields.includes(field))

function Verbatim({ label, text }: { label: string; text: string }) {
  return (
    <figure aria-label={label} className="mt-1">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, so the keyboard must reach it
        tabIndex={0}
        className="max-h-60 overflow-auto whitespace-pre-wrap font-mono text-ink text-small wrap-anywhere"
      >
        {text}
      </pre>
    </figure>
  )
}
