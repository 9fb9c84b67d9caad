import { type RefObject, useCallback, useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { focusHeading } from '@/ui/focusHeading.ts'
import { isTypingOrBusy } from '@/ui/isTypingOrBusy.ts'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'

/**
 * `j` and `k` move the focus over the cards inside `list`, which obey their own keys; Enter opens the session. Returns
 * how to go on to the card after one that was answered.
 */
export function useCardKeys(list: RefObject<HTMLElement | null>): (eventId: string) => void {
  const navigate = useNavigate()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTypingOrBusy(event) || !areSingleKeysOn()) return
    const cards = cardsIn(list.current)
    const current = cards.findIndex((card) => card.contains(document.activeElement))
    if (event.key === 'j' || event.key === 'k') {
      cards[event.key === 'j' ? Math.min(current + 1, cards.length - 1) : Math.max(current - 1, 0)]?.focus()
      event.preventDefault()
    } else if (event.key === 'Enter' && cards[current] === document.activeElement) {
      const link = cards[current]?.closest('li')?.querySelector('a')?.getAttribute('href')
      if (link) void navigate(link)
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return useCallback(
    (eventId) => {
      const cards = cardsIn(list.current)
      const answered = cards.findIndex((card) => card.dataset.answerFor === eventId)
      const isBusyElsewhere =
        !cards[answered]?.contains(document.activeElement) && document.activeElement !== document.body
      if (isBusyElsewhere) return
      const next = cards[answered + 1] ?? cards[answered - 1]
      if (next) next.focus()
      else focusHeading()
    },
    [list],
  )
}

const cardsIn = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-answer-for]') ?? [])]
