import { expect, it } from 'vitest'
import { createEventLog } from '@/domain/session/eventLog.ts'
import { readReceived, received, userSays } from '@/domain/session/testing/events.ts'
import { withoutEchoes } from './withoutEchoes.ts'

it('lets a bubble give way to the first new message that says the same, and to no older one', () => {
  const log = createEventLog({ decode: readReceived })
  const tell = (id: string, words: string) => log.append(received(userSays(words, { id })), 0)
  const sent = (key: string, text: string) => ({ key, text, afterId: 'evt_old' })
  const shown = (...messages: ReturnType<typeof sent>[]) =>
    withoutEchoes(messages, log.items(), log.read).map(({ key }) => key)

  tell('evt_old', 'Go on')
  expect(shown(sent('a', 'Go on\n'))).toEqual(['a'])
  tell('evt_other', 'Stop')
  expect(shown(sent('a', 'Go on'))).toEqual(['a'])
  tell('evt_new', 'Go on')
  expect(shown(sent('a', 'Go on'), sent('b', 'Go on'))).toEqual(['b'])
  expect(shown({ ...sent('a', 'Go on'), afterId: 'evt_gone' })).toEqual(['a'])
})
