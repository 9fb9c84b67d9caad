import type { ShortcutGroup } from '@/ui/pageCommands.ts'

export type PresenterAction =
  | 'next'
  | 'previous'
  | 'nextTurn'
  | 'previousTurn'
  | 'first'
  | 'last'
  | 'play'
  | 'unfold'
  | 'black'
  | 'mask'
  | 'answer'
  | 'chapters'
  | 'net'
  | 'leave'

interface PresenterBinding {
  action: PresenterAction
  /** Keys as `KeyboardEvent.key` names them; any of them does it. */
  keys: readonly string[]
  /** The keys the sheet shows. */
  shown: readonly string[]
  label: string
}

/** The keys of a presentation, those of a remote among them: the handlers and the sheet are both made from it. */
export const presenterBindings: readonly PresenterBinding[] = [
  {
    action: 'next',
    keys: ['ArrowRight', ' ', 'PageDown'],
    shown: ['→'],
    label: 'On: the rest of a tall step, then the next, also Space or Page Down',
  },
  { action: 'previous', keys: ['ArrowLeft', 'PageUp'], shown: ['←'], label: 'Back, also Page Up' },
  { action: 'nextTurn', keys: ['ArrowDown'], shown: ['↓'], label: 'Next turn' },
  { action: 'previousTurn', keys: ['ArrowUp'], shown: ['↑'], label: 'Previous turn' },
  { action: 'first', keys: ['Home'], shown: ['Home'], label: 'To the beginning' },
  { action: 'last', keys: ['End'], shown: ['End'], label: 'To the end; live, follow what happens' },
  { action: 'play', keys: ['p'], shown: ['p'], label: 'Play or pause a recording' },
  { action: 'unfold', keys: ['Enter', 'o'], shown: ['Enter'], label: 'Unfold or fold the step' },
  { action: 'answer', keys: ['a'], shown: ['a'], label: 'To what waits for an answer; there, y allows and n denies' },
  { action: 'chapters', keys: ['c'], shown: ['c'], label: 'Chapters' },
  { action: 'mask', keys: ['m'], shown: ['m'], label: 'Mask or show secrets and costs' },
  { action: 'net', keys: ['n'], shown: ['n'], label: 'From the live session to the armed recording, and back' },
  { action: 'black', keys: ['b', '.'], shown: ['b'], label: 'Black screen, also the full stop' },
  { action: 'leave', keys: ['Escape'], shown: ['Escape'], label: 'Leave the presentation' },
]

export const presenterShortcuts: ShortcutGroup = {
  title: 'While presenting',
  bindings: presenterBindings.map(({ shown, label }) => ({ keys: shown, label })),
}

const actions = new Map(presenterBindings.flatMap(({ action, keys }) => keys.map((key) => [key, action] as const)))

export const presenterAction = (key: string): PresenterAction | undefined => actions.get(key)
