import type { EntryFacts } from './entryFacts.ts'
import type { EventKind } from './logItems.ts'

/** The kind of an event, for chips, minimap, trace and lists alike. */
export function kindOf(facts: EntryFacts): EventKind {
  switch (facts.role) {
    case 'input':
    case 'system':
      return 'user'
    case 'message':
    case 'thinking':
      return facts.role
    case 'call':
      return 'tool'
    case 'result':
      return facts.isError ? 'error' : 'tool'
    case 'requestEnd':
      return facts.isError ? 'error' : 'span'
    case 'request':
    case 'evaluation':
    case 'evaluationEnd':
      return 'span'
    case 'confirmation':
      return 'wait'
    case 'status':
      if (facts.stopReason?.type === 'requires_action') return 'wait'
      return facts.note?.tone === 'error' ? 'error' : 'status'
    case 'note':
      if (facts.note.tone !== 'quiet') return facts.note.tone
      return kindOfNote(facts.type)
    case 'threadWait':
    case 'threadRun':
    case 'threadEnd':
    case 'usage':
      return 'status'
    case 'quiet':
      return facts.type.startsWith('span.') ? 'span' : 'status'
    case 'unknown':
    case 'gap':
      return 'unknown'
  }
}

function kindOfNote(type: string): EventKind {
  if (type.startsWith('user.')) return 'user'
  return type.startsWith('agent.thread_message') || type === 'agent.artifact_delivered' ? 'message' : 'status'
}
