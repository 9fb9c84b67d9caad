/** What a key does on the page of a session. */
export type KeyAction =
  | 'nextEvent'
  | 'previousEvent'
  | 'tenForward'
  | 'tenBack'
  | 'nextError'
  | 'previousError'
  | 'nextTool'
  | 'previousTool'
  | 'nextUser'
  | 'previousUser'
  | 'nextApproval'
  | 'previousApproval'
  | 'follow'
  | 'goToEvent'
  | 'foldMore'
  | 'foldLess'
  | 'lens1'
  | 'lens2'
  | 'lens3'
  | 'lens4'
  | 'find'
  | 'inspector'
  | 'present'
  | 'clear'

export interface KeyBinding {
  action: KeyAction
  /** Keys as `KeyboardEvent.key` names them, pressed one after the other. */
  keys: readonly string[]
  /** What it does, in a few words. */
  label: string
}

export interface KeyGroup {
  title: string
  bindings: readonly KeyBinding[]
}

/** Every key of a session's page itself: the handlers and the sheet are both made from it. */
export const keyTable: readonly KeyGroup[] = [
  {
    title: 'Move through events',
    bindings: [
      { action: 'nextEvent', keys: ['j'], label: 'Next event' },
      { action: 'previousEvent', keys: ['k'], label: 'Previous event' },
      { action: 'tenForward', keys: ['J'], label: 'Ten events on' },
      { action: 'tenBack', keys: ['K'], label: 'Ten events back' },
      { action: 'nextError', keys: ['e'], label: 'Next error' },
      { action: 'previousError', keys: ['E'], label: 'Previous error' },
      { action: 'nextTool', keys: ['t'], label: 'Next tool call' },
      { action: 'previousTool', keys: ['T'], label: 'Previous tool call' },
      { action: 'nextUser', keys: ['u'], label: 'Next message of a user' },
      { action: 'previousUser', keys: ['U'], label: 'Previous message of a user' },
      { action: 'nextApproval', keys: ['a'], label: 'Next approval' },
      { action: 'previousApproval', keys: ['A'], label: 'Previous approval' },
      { action: 'follow', keys: ['f'], label: 'Follow a call to its result, and back' },
      { action: 'goToEvent', keys: ['g', 'e'], label: 'Go to an event by its number' },
    ],
  },
  {
    title: 'View',
    bindings: [
      { action: 'lens1', keys: ['1'], label: 'Transcript' },
      { action: 'lens2', keys: ['2'], label: 'Trace' },
      { action: 'lens3', keys: ['3'], label: 'Events' },
      { action: 'lens4', keys: ['4'], label: 'Threads' },
      { action: 'foldMore', keys: ['['], label: 'Fold the transcript further' },
      { action: 'foldLess', keys: [']'], label: 'Unfold the transcript' },
      { action: 'find', keys: ['/'], label: 'Find in session' },
      { action: 'inspector', keys: ['i'], label: 'Open or close the inspector' },
      { action: 'present', keys: ['p'], label: 'Present' },
      { action: 'clear', keys: ['Escape'], label: 'Clear the selection' },
    ],
  },
]
