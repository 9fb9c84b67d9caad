const pauseMs = 2000
const mostTries = 30

/**
 * Wraps the loading of code for `lazy`: when the server cannot be reached, it is asked again for a minute, so that what
 * is on screen stays there. Rejects with the last failure: code that is gone for good needs a new page.
 */
export function patiently<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  const attempt = async (triesLeft: number): Promise<Loaded> => {
    try {
      return await load()
    } catch (error) {
      if (triesLeft === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      return attempt(triesLeft - 1)
    }
  }
  return () => attempt(mostTries - 1)
}
