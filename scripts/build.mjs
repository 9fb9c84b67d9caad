import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { distDir, filesIn, hashInputs, installIfNeeded, root, stampFile } from './project.mjs'
import { buildViewer } from './viewer.mjs'

const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'])

if ((await installIfNeeded()) !== 0) process.exit(1)
const inputs = hashInputs() // before the build, so that a file changed meanwhile causes another one
const { build } = await import('vite')
const [, viewer] = await Promise.all([build({ root, logLevel: 'warn' }), buildViewer()]).catch((error) => {
  console.error(error.message) // it names the file and the line; the stack is the bundler's own
  process.exit(1)
})
await writeFile(join(distDir, 'viewer.html'), viewer)
await Promise.all(filesIn(distDir).map(compress))
await writeFile(stampFile, inputs)

/** Writes the `.br` and `.gz` the server chooses from, unless they save nothing. */
async function compress(path) {
  if (!compressible.has(extname(path))) return
  const plain = await readFile(path)
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(plain, { level: 9 }),
  ])
  if (br.length < plain.length) await writeFile(`${path}.br`, br)
  if (gz.length < plain.length) await writeFile(`${path}.gz`, gz)
}
