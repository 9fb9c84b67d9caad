import { afterEach, beforeEach, vi } from 'vitest'

/** Gives elements a size for the tests of a file: without layout every window is empty and shows no rows. */
export function useLayoutSizes(windowPx = 2000, rowPx = 40): void {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(windowPx)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(rowPx)
  })
  afterEach(() => vi.restoreAllMocks())
}
