import { untilAborted } from '../model/cancellation.ts'
import { textBlock } from '../model/contentBlocks.ts'
import type { Sandbox, ToolOutcome } from '../sandbox/sandbox.ts'
import { resultEvent } from './resultEvent.ts'
import type { ToolPolicy } from './toolPolicy.ts'
import type { TurnLog } from './turnLog.ts'
import type { OpenCall } from './turnWork.ts'

export interface CallRun {
  log: TurnLog
  policy: ToolPolicy
  /** Null when the agent has neither a built-in tool nor one of an MCP server. */
  sandbox: Sandbox | null
  /** Runs a call that is about other threads. */
  coordinate(call: OpenCall): Promise<ToolOutcome>
  signal: AbortSignal
}

/** Answers refused calls and runs the ready ones side by side. Each result is written when it is there. */
export async function runCalls(calls: OpenCall[], run: CallRun): Promise<void> {
  const refused = calls.filter(({ state }) => state === 'denied')
  if (refused.length > 0) {
    await run.log.append(refused.map((call) => resultEvent(run.log, call, refusal(call, run.policy))))
  }
  const ready = calls.filter(({ state }) => state === 'ready')
  // All of them have to settle before the turn may be closed: none may write after that.
  const settled = await Promise.allSettled(
    ready.map(async (call) => {
      const outcome = await runCall(call, run)
      run.signal.throwIfAborted()
      const others = (outcome.events ?? []).map(({ type, payload }) => run.log.event(type, payload))
      await run.log.append([resultEvent(run.log, call, outcome), ...others])
    }),
  )
  const failed = settled.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

async function runCall(call: OpenCall, { policy, sandbox, coordinate, signal }: CallRun): Promise<ToolOutcome> {
  // What was written to other threads stays written, so this one is not cut off.
  if (policy.rules.get(call.name)?.kind === 'coordination') return coordinate(call)
  if (!sandbox) return failure(`The tool ${call.name} has no sandbox to run in.`)
  try {
    return await untilAborted(sandbox.run(call.name, call.input, signal), signal)
  } catch (error) {
    if (signal.aborted) throw error
    return failure(`The tool ${call.name} broke: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function refusal({ name, denyMessage }: OpenCall, { rules }: ToolPolicy): ToolOutcome {
  const rule = rules.get(name)
  if (!rule) return failure(`This agent has no tool named ${name}.`)
  if (rule.kind !== 'custom' && rule.permission === 'deny') {
    return failure(`Refused: the agent's permission policy does not allow ${name}.`)
  }
  return failure(denyMessage ? `The user refused this call: ${denyMessage}` : 'The user refused this call.')
}

const failure = (text: string): ToolOutcome => ({ content: [textBlock(text)], isError: true })
