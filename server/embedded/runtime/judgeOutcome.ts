import type { JsonObject, TokenUsage } from '../canonical.ts'
import { pause, untilAborted } from '../model/cancellation.ts'
import { type Model, ModelError, type ModelRequest } from '../model/model.ts'
import { nowInstant } from '../store/instants.ts'
import { addUsage } from './addUsage.ts'
import { graderRequest, verdictTool } from './graderRequest.ts'
import { changedEvaluations, isFinal, type OpenOutcome } from './outcomes.ts'
import type { TurnLog } from './turnLog.ts'

export interface Judging {
  log: TurnLog
  outcome: OpenOutcome
  model: Model
  /** The text of a file, or null when there is none. */
  readFile: (id: string) => Promise<string | null>
  retryDelayMs: (attempt: number) => number
  signal: AbortSignal
}

interface Verdict {
  result: string
  explanation: string
  usage: TokenUsage
}

const signOfLifeMs = 15_000
const maxAttempts = 3
const noUsage: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 }

/**
 * Has the work judged by a request of its own to the model, and writes the verdict, which the agent is told of. After an
 * abort the evaluation is left open for whoever closes the turn.
 */
export async function judgeOutcome(judging: Judging): Promise<void> {
  const { log, outcome, signal } = judging
  const place = { outcome_id: outcome.id, iteration: outcome.iteration }
  const start = log.event('span.outcome_evaluation_start', place)
  await log.append([start], {
    outcomeEvaluations: changedEvaluations(log.session, outcome.id, {
      result: 'evaluating',
      iteration: outcome.iteration,
    }),
  })
  const pulse = setInterval(() => {
    // A sign of life that cannot be written is not worth a failure: the verdict will tell.
    log.append([log.event('span.outcome_evaluation_ongoing', place)]).catch(() => undefined)
  }, signOfLifeMs)
  const verdict = await askWithRetries(judging).finally(() => clearInterval(pulse))
  signal.throwIfAborted()
  const isLast = outcome.iteration + 1 >= outcome.maxIterations
  const result = verdict.result === 'needs_revision' && isLast ? 'max_iterations_reached' : verdict.result
  const { explanation, usage } = verdict
  const end = log.event('span.outcome_evaluation_end', {
    ...place,
    outcome_evaluation_start_id: start.id ?? null,
    result,
    explanation,
    usage: usagePayload(usage),
  })
  await log.appendSpent([end], usage, {
    outcomeEvaluations: changedEvaluations(log.session, outcome.id, {
      explanation,
      ...(isFinal(result)
        ? { result, completedAt: nowInstant() }
        : { result: 'running', iteration: outcome.iteration + 1 }),
    }),
  })
}

async function askWithRetries(judging: Judging): Promise<Verdict> {
  const { log, outcome, retryDelayMs, signal } = judging
  const rubric = await readRubric(outcome.rubric, judging.readFile)
  if (rubric === null)
    return { result: 'failed', explanation: 'The file of the rubric is not there any more.', usage: noUsage }
  const request = graderRequest(log, outcome, rubric)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(judging.model, request, signal)
    } catch (error) {
      if (signal.aborted || !(error instanceof ModelError)) throw error
      if (!error.isRetryable || attempt === maxAttempts) {
        return { result: 'failed', explanation: `The work could not be judged: ${error.message}`, usage: noUsage }
      }
      await pause(retryDelayMs(attempt), signal)
    }
  }
}

async function readRubric(rubric: JsonObject, readFile: Judging['readFile']): Promise<string | null> {
  return rubric.type === 'file' ? readFile(String(rubric.file_id)) : String(rubric.content ?? '')
}

async function ask(model: Model, request: ModelRequest, signal: AbortSignal): Promise<Verdict> {
  let given: JsonObject | null = null
  let text = ''
  let usage = noUsage
  const reading = (async () => {
    for await (const part of model(request, signal)) {
      if (part.type === 'tool_call' && part.name === verdictTool) given ??= part.input
      if (part.type === 'text') text += part.text
      if (part.type === 'finish') usage = addUsage(usage, part.usage)
    }
  })()
  await untilAborted(reading, signal)
  return { ...toVerdict(given, text), usage }
}

const verdicts = ['satisfied', 'needs_revision', 'failed']

/** A model that does not call the tool may still have said which it is. */
function toVerdict(given: JsonObject | null, text: string): Omit<Verdict, 'usage'> {
  const result = given ? String(given.result) : (/\b(needs_revision|satisfied|failed)\b/.exec(text)?.[1] ?? '')
  const explanation = given && typeof given.explanation === 'string' ? given.explanation : text.trim()
  if (verdicts.includes(result)) return { result, explanation: explanation || 'No reason was given.' }
  return { result: 'failed', explanation: `The grader gave no verdict. It said: ${text.trim() || 'nothing'}` }
}

function usagePayload(usage: TokenUsage): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_creation_input_tokens: usage.cacheCreationInputTokens,
    cache_read_input_tokens: usage.cacheReadInputTokens,
  }
}
