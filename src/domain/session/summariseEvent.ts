import { usageText } from '../usageText.ts'
import type { EntryFacts } from './entryFacts.ts'
import type { ContentBlock, SessionEvent, Usage } from './events.ts'
import { oneLine } from './summariseCall.ts'

/** One line about an event, at most 200 characters. `read` gives the event itself, when its facts do not say enough. */
export function summariseEvent(facts: EntryFacts, read: () => SessionEvent | undefined): string {
  switch (facts.role) {
    case 'call':
      return facts.summary
    case 'confirmation':
    case 'note':
      return oneLine(facts.note.text)
    case 'status':
      if (facts.status === 'idle') return oneLine(facts.note?.text ?? `idle: ${facts.stopReason?.type ?? 'no reason'}`)
      return oneLine(facts.note?.text ?? facts.status)
    case 'usage':
      return usageText(facts.usage) ?? ''
    case 'request':
      return 'Model request'
    case 'requestEnd':
      return facts.isError ? 'Model request failed' : sayRequestUsage(facts.usage)
    case 'evaluation':
      return facts.iteration === null ? 'Evaluation' : `Iteration ${facts.iteration}`
    case 'unknown':
      return 'Unknown type, shown as it came'
    case 'gap':
      return facts.isFilling ? 'Missing events are being read' : 'Events are missing here'
    case 'input':
    case 'system':
    case 'message':
    case 'thinking':
    case 'result':
    case 'evaluationEnd':
    case 'threadWait':
    case 'threadRun':
    case 'threadEnd':
    case 'quiet': {
      const event = read()
      return event ? oneLine(sayEvent(event)) : ''
    }
  }
}

function sayEvent(event: SessionEvent): string {
  switch (event.type) {
    case 'agent.thinking':
      return event.text ?? 'The service does not show the text'
    case 'user.define_outcome':
      return event.description
    case 'span.outcome_evaluation_end':
      return [event.result, event.explanation].filter((part) => part !== '').join(': ')
    case 'session.thread_status_idle':
      return `${event.agentName ?? 'thread'} idle: ${event.stopReason.type}`
    case 'session.thread_status_running':
      return `${event.agentName ?? 'thread'} running`
    case 'session.thread_status_rescheduled':
      return `${event.agentName ?? 'thread'} rescheduled`
    case 'session.thread_status_terminated':
      return `${event.agentName ?? 'thread'} terminated`
    default:
      return 'content' in event ? sayContent(event.content) : ''
  }
}

/** Enough of the text for a line: a result may have megabytes. */
function sayContent(content: readonly ContentBlock[]): string {
  return content
    .slice(0, 20)
    .map((block) => (block.type === 'text' ? block.text.slice(0, 2000) : `[${block.type}]`))
    .join(' ')
}

function sayRequestUsage({ inputTokens, outputTokens, totalCredits }: Usage): string {
  const parts: string[] = []
  if (inputTokens !== undefined) parts.push(`${inputTokens.toLocaleString('en')} in`)
  if (outputTokens !== undefined) parts.push(`${outputTokens.toLocaleString('en')} out`)
  if (totalCredits !== undefined) parts.push(`${totalCredits} credits`)
  return parts.join(' · ')
}
