import { buildIfNeeded } from '../../scripts/project.mjs'

/** The stories run on the built product: builds it once unless the build is made from the same sources. */
async function buildOnce(): Promise<void> {
  if ((await buildIfNeeded()) !== 0) throw new Error('The browser code could not be built. Its messages are above.')
}

// biome-ignore lint/style/noDefaultExport: Playwright takes the set-up from the default export.
export default buildOnce
