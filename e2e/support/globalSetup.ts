import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'tailwind.config.ts', 'package-lock.json']

/** Builds the product once when the build is missing or older than its sources. */
export function buildOnce(): void {
  const builtAt = newestChange('dist/index.html')
  if (builtAt > Math.max(...sources.map(newestChange))) return
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
}

/** Milliseconds since the epoch of the newest change at or under `path`; 0 when there is nothing. */
function newestChange(path: string): number {
  const entry = statSync(join(root, path), { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(join(root, path)).map((name) => newestChange(join(path, name))))
}

// biome-ignore lint/style/noDefaultExport: Playwright takes the set-up from the default export.
export default buildOnce
