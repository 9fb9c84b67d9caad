import type { ComponentType } from 'react'

interface LoadedPage {
  Component: ComponentType
}

/**
 * Wraps the loading of a page for a route. Where `lazy` itself rejects, the router draws nothing at all; a page that
 * throws when it is drawn reaches the route's error page.
 */
export function orBrokenPage(load: () => Promise<LoadedPage>): () => Promise<LoadedPage> {
  return async () => {
    try {
      return await load()
    } catch (error) {
      return {
        Component: () => {
          throw error
        },
      }
    }
  }
}
