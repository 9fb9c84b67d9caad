import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './project.mjs'

// The shell has no windows, so it starts and draws faster.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const macPaths = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** Path of a Chromium for the browser tests; installs Debian's package where it may. Null when there is none. */
export async function findChromium() {
  const found = lookUp()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log('Installing Chromium …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if ((await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })) === 0) break
    }
  }
  return lookUp()
}

function lookUp() {
  const given = process.env.CHROMIUM_PATH
  if (given && existsSync(given)) return given
  for (const name of names) {
    const path = onPath(name)
    if (path) return path
  }
  return macPaths.find((path) => existsSync(path)) ?? null
}

function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const ending = process.platform === 'win32' ? '.exe' : ''
  return folders.map((folder) => join(folder, name + ending)).find((path) => existsSync(path)) ?? null
}
