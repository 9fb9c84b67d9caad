import { type DiffLine, diffLines } from '../../code/diffLines.ts'
import { TextDiff } from '../../code/TextDiff.tsx'
import { ResultText } from './ResultText.tsx'
import { hasEndedBadly, inputText, type ToolCall } from './toolCall.ts'

/** The old and the new text of an Edit's input, line by line. */
export function editDiff(input: Record<string, unknown>): DiffLine[] {
  return diffLines(oldText(input), newText(input))
}

const oldText = (input: Record<string, unknown>) => inputText(input, 'old_string', 'old_str') ?? ''
const newText = (input: Record<string, unknown>) => inputText(input, 'new_string', 'new_str') ?? ''

/** What an edit took out and put in. */
export function EditBody({ call }: { call: ToolCall }) {
  return (
    <>
      <EditDiff input={call.input} />
      {hasEndedBadly(call) && <ResultText call={call} />}
    </>
  )
}

/** An Edit's input as a diff, with what changed within its lines marked. */
export function EditDiff({ input }: { input: Record<string, unknown> }) {
  return <TextDiff before={oldText(input)} after={newText(input)} />
}
