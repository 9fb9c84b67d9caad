const pauseMs = 2000
const mostTries = 30

/** Code of the page is gone for good: its server does not answer any more, or serves another build by now. */
export class CodeUnavailable extends Error {
  override readonly name = 'CodeUnavailable'

  constructor(cause: unknown) {
    super('This part of the console could not be loaded. Its server does not answer, or has been updated.', { cause })
  }
}

/**
 * Wraps the loading of code for `lazy`: when the server cannot be reached, it is asked again for a minute, so that what
 * is on screen stays there. Rejects with `CodeUnavailable`: what is gone for good needs a new page.
 */
export function patiently<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  const attempt = async (triesLeft: number): Promise<Loaded> => {
    try {
      return await load()
    } catch (error) {
      if (triesLeft === 0) throw new CodeUnavailable(error)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      return attempt(triesLeft - 1)
    }
  }
  return () => attempt(mostTries - 1)
}
