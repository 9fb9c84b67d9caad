import { ApiError, type StreamOptions } from '@/api/sessionEvents.ts'
import type { Reconnect } from '@/domain/session/doctor/streamRecord.ts'
import type { StreamFrame } from '@/domain/session/events.ts'
import type { ConnectionState } from '@/domain/session/liveSessionContract.ts'
import type { LiveEnvironment } from './liveEnvironment.ts'
import { reconnectDelay } from './reconnectDelay.ts'

const staleAfterMs = 45_000
const brokenAfterMs = 60_000

export interface ConnectionOptions {
  environment: LiveEnvironment
  signal: AbortSignal
  open(options: StreamOptions): Promise<void>
  /** Where to resume; null for the live tail. */
  cursor(): string | null
  /** The server does not know the cursor any more. */
  onCursorLost(): void
  /** The connection stands and its frames wait. What is missing before them is read here, telling of each sign of life. */
  onOpen(signal: AbortSignal, heard: () => void): Promise<void>
  onFrame(frame: StreamFrame): void
  onBytes(): void
  onState(state: ConnectionState): void
  /** The connection was answered, with these headers. */
  onHeaders?(headers: Headers): void
  /** There is no connection any more, and why, in a sentence; each vain attempt counts too. */
  onBreak?(reason: string, cause: Reconnect['cause']): void
  /** A connection was refused or broke; `isFinal` when there will be no other. */
  onFailure(error: Error, isFinal: boolean): void
}

export interface Connection {
  /** Connects again now: without waiting, and in place of the connection that stands. */
  again(): void
  /** Waits no longer for the next attempt, and gives up a silent connection; one that lives is left alone. */
  wake(): void
  /** An event arrived: the next break starts with a short wait. */
  settle(): void
}

/** Keeps one stream open, one connection after the other, until the signal is aborted or the server refuses for good. */
export function keepConnected(options: ConnectionOptions): Connection {
  const { environment, signal } = options
  let attempt = 0
  let current: AbortController | null = null
  let endWait: (() => void) | null = null
  let isSilent = (): boolean => false
  /** Why the connection was given up from this side. */
  let givenUp: GivenUp | null = null
  let isHurried = false

  const giveUp = (why: GivenUp) => {
    if (current) givenUp = why
    current?.abort()
  }

  const wait = (delayMs: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        cancel()
        endWait = null
        signal.removeEventListener('abort', end)
        resolve()
      }
      const cancel = environment.after(delayMs, end)
      endWait = end
      signal.addEventListener('abort', end)
    })

  const connectOnce = async (): Promise<Error | null> => {
    const controller = new AbortController()
    const stop = () => controller.abort()
    signal.addEventListener('abort', stop)
    current = controller
    const watch = watchSilence(environment, (isBroken) => {
      if (isBroken) giveUp(silence)
      else options.onState('stale')
    })
    isSilent = watch.isSilent
    let isOpen = false
    try {
      await options.open({
        after: options.cursor(),
        signal: controller.signal,
        async onOpen() {
          await options.onOpen(controller.signal, watch.heard)
          if (controller.signal.aborted) return
          isOpen = true
          watch.heard()
          options.onState('live')
        },
        onHeaders: options.onHeaders,
        onFrame: options.onFrame,
        onBytes() {
          if (watch.heard() && isOpen) options.onState('live')
          options.onBytes()
        },
      })
      return null
    } catch (error) {
      if (controller.signal.aborted) return null // Our own doing: a new attempt, the end, or the watch.
      return error instanceof Error ? error : new Error(String(error))
    } finally {
      watch.end()
      signal.removeEventListener('abort', stop)
      controller.abort()
      current = null
    }
  }

  const run = async () => {
    while (!signal.aborted) {
      givenUp = null
      const error = await connectOnce()
      if (signal.aborted) return
      const { reason, cause }: GivenUp = givenUp ?? { reason: sayBreak(error), cause: 'service' }
      options.onBreak?.(reason, cause)
      if (error && isLostCursor(error) && options.cursor() !== null) {
        options.onCursorLost()
        options.onState('reconnecting')
        continue
      }
      const isFinal = error !== null && !isWorthAnother(error)
      options.onState(isFinal ? 'ended' : 'reconnecting')
      if (error) options.onFailure(error, isFinal)
      if (isFinal) return
      const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null
      const delayMs = reconnectDelay(attempt, environment.random, retryAfterMs)
      attempt += 1
      if (!isHurried) await wait(delayMs)
      isHurried = false
    }
  }

  void run()
  return {
    again() {
      attempt = 0
      isHurried = current !== null
      giveUp(isSilent() ? silence : wish)
      endWait?.()
    },
    wake() {
      endWait?.()
      if (current && isSilent()) this.again()
    },
    settle() {
      attempt = 0
    },
  }
}

interface GivenUp {
  reason: string
  cause: Reconnect['cause']
}

const silence: GivenUp = { reason: 'Nothing was heard of the server for too long.', cause: 'silence' }
const wish: GivenUp = { reason: 'A new connection was asked for.', cause: 'reader' }

const sayBreak = (error: Error | null): string => error?.message ?? 'The connection was closed by the server’s side.'

const isLostCursor = (error: Error): boolean => error instanceof ApiError && error.status === 400

/** Refusals stay refusals; what is broken, busy or timed out may work the next time. */
function isWorthAnother(error: Error): boolean {
  if (!(error instanceof ApiError)) return true
  const { status } = error
  return status < 400 || status === 408 || status === 429 || status >= 500
}

/** Tells of a connection that has gone silent, and again when it must be taken for broken. */
function watchSilence(environment: LiveEnvironment, onSilence: (isBroken: boolean) => void) {
  let isStale = false
  let heardAtMs = environment.now()
  let cancel = () => {}
  const arm = () => {
    cancel()
    cancel = environment.after(isStale ? brokenAfterMs - staleAfterMs : staleAfterMs, () => {
      onSilence(isStale)
      if (isStale) return
      isStale = true
      arm()
    })
  }
  arm()
  return {
    /** Something arrived. True when it was silent before. */
    heard(): boolean {
      const wasStale = isStale
      isStale = false
      heardAtMs = environment.now()
      arm()
      return wasStale
    },
    /** By the clock, because timers stand still while a computer sleeps. */
    isSilent: () => environment.now() - heardAtMs >= staleAfterMs,
    end: () => cancel(),
  }
}
