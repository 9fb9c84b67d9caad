import { pause } from '../cancellation.ts'
import { estimateMessageTokens, estimateTokens } from '../estimateTokens.ts'
import type { Model, ModelPart, ModelRequest } from '../model.ts'
import { scriptedReply } from './scriptedReply.ts'
import { type ScriptedReply, toScriptedTurn } from './scriptedTurn.ts'

export interface ScriptedModelOptions {
  /** Pause before each piece of thinking or text, in ms. Zero makes it answer at once. */
  pieceMs?: number
}

const pieceLength = 18

/** A model that is a program: deterministic, offline, and a function of the request alone. */
export function createScriptedModel({ pieceMs = 45 }: ScriptedModelOptions = {}): Model {
  return async function* scriptedModel(request, signal): AsyncGenerator<ModelPart> {
    const reply = scriptedReply(toScriptedTurn(request))
    for (const type of ['thinking', 'text'] as const) {
      for (const text of toPieces(reply[type] ?? '')) {
        await pause(pieceMs, signal)
        yield { type, text }
      }
    }
    for (const [index, { name, input }] of (reply.calls ?? []).entries()) {
      await pause(pieceMs * 4, signal)
      yield { type: 'tool_call', callId: `call_${index}`, name, input }
    }
    signal.throwIfAborted()
    yield { type: 'finish', usage: toUsage(request, reply) }
  }
}

/** Cut behind spaces where possible, so that it reads like words arriving. */
function toPieces(text: string): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}(?:\\s|$)|[\\s\\S]{1,${pieceLength}}`, 'gu')) ?? []
}

/** Counted by the rough rule over what was really read and said. */
function toUsage({ system, messages, tools }: ModelRequest, { thinking = '', text = '', calls = [] }: ScriptedReply) {
  const read = messages.reduce((sum, message) => sum + estimateMessageTokens(message), 0)
  return {
    inputTokens: estimateTokens(system) + estimateTokens(JSON.stringify(tools)) + read,
    outputTokens:
      estimateTokens(thinking) + estimateTokens(text) + (calls.length > 0 ? estimateTokens(JSON.stringify(calls)) : 0),
    cacheReadInputTokens: 0,
    cacheCreationInputTokens: 0,
  }
}
