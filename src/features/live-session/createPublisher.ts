import type { LiveEnvironment } from './liveEnvironment.ts'

interface PublisherOptions {
  environment: Pick<LiveEnvironment, 'onNextFrame'>
  /** Brings what is shown up to date, right before the listeners are told. */
  update(): void
  onTold(): void
}

/** Tells listeners of changes, at most once a frame. */
export function createPublisher({ environment, update, onTold }: PublisherOptions) {
  const listeners = new Set<() => void>()
  let cancelPublish: (() => void) | null = null

  const cancel = () => {
    cancelPublish?.()
    cancelPublish = null
  }
  const publish = () => {
    cancel()
    update()
    for (const listener of [...listeners]) listener()
    onTold()
  }
  return {
    /** Something changed. */
    soon(): void {
      cancelPublish ??= environment.onNextFrame(publish)
    },
    cancel,
    add(listener: () => void): void {
      listeners.add(listener)
    },
    /** True when nobody listens any more. */
    remove(listener: () => void): boolean {
      listeners.delete(listener)
      return listeners.size === 0
    },
  }
}
