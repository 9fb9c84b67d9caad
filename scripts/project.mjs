import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Everything here works before anything is installed, so it imports nothing but Node. */
export const root = fileURLToPath(new URL('..', import.meta.url))
export const distDir = join(root, 'dist')

/** Tells the hash of what a build was made from; hidden files are not served. */
export const stampFile = join(distDir, '.inputs')

/** A tool's command line as Node runs it, without a shell or a lookup on the PATH. */
export const tools = {
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  biome: join(root, 'node_modules/@biomejs/biome/bin/biome'),
  knip: join(root, 'node_modules/knip/bin/knip.js'),
  vitest: join(root, 'node_modules/vitest/vitest.mjs'),
  playwright: join(root, 'node_modules/@playwright/test/cli.js'),
  tsx: join(root, 'node_modules/tsx/dist/cli.mjs'),
}

/** Runs a command in the project's folder and gives its exit code; 1 when it cannot be run or is killed. */
export function run(command, args, { env = process.env, stdio = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio, shell: needsShell(command) })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** npm is a script on Windows, which only a shell can start. */
function needsShell(command) {
  return process.platform === 'win32' && command === 'npm'
}

/** Installs exactly what the lock file says, unless that is what is there already. Gives the exit code. */
export async function installIfNeeded() {
  if (!isNodeNewEnough()) {
    console.error(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`)
    return 1
  }
  if (isInstalled()) return 0
  console.log('Installing dependencies …')
  const code = await run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'])
  if (code !== 0)
    console.error('The dependencies could not be installed. Read the messages of npm above, then try again.')
  return code
}

function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

/** npm keeps its own copy of the lock in node_modules and writes it last, so comparing them also finds a torn install. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    const isElsewhere = path === '' || entry.optional || entry.devOptional || entry.peer
    return isElsewhere || installed[path]?.version === entry.version
  })
}

/** Hash of everything the browser code is built from. */
export function hashInputs() {
  const files = ['index.html', 'package-lock.json', 'tailwind.config.ts', 'vite.config.ts', 'tsconfig.base.json']
    .map((name) => join(root, name))
    .concat(['build.mjs', 'viewer.mjs'].map((name) => join(root, 'scripts', name)))
    .concat(filesIn(join(root, 'public')), filesIn(join(root, 'src')))
    .filter((path) => existsSync(path) && !/\.test\.tsx?$/.test(path))
    .sort()
  const hash = createHash('sha256')
  for (const path of files) hash.update(`${relative(root, path).replaceAll(sep, '/')}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

/** Paths of all files in a folder and below it; none when there is no such folder. */
export function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** Builds the browser code unless what is there was made from the same inputs. Gives the exit code. */
export async function buildIfNeeded() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashInputs()) return 0
  console.log('Building the browser code …')
  return run(process.execPath, [join(root, 'scripts/build.mjs')])
}
