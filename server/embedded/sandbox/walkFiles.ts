import type { IFileSystem } from 'just-bash'

const entriesVisited = 100_000
const skipped = new Set(['.git', 'node_modules', '__pycache__'])

/** Every file below a folder, depth first. Stops after 100,000 entries; leaves out `.git`, `node_modules`, `__pycache__`. */
export async function* walkFiles(fs: IFileSystem, folder: string): AsyncGenerator<{ path: string; mtime: Date }> {
  const waiting = [folder]
  let visited = 0
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    for (const name of (await fs.readdir(current)).sort()) {
      visited += 1
      if (visited > entriesVisited) return
      const path = current === '/' ? `/${name}` : `${current}/${name}`
      const entry = await fs.lstat(path)
      if (entry.isFile) yield { path, mtime: entry.mtime }
      else if (entry.isDirectory && !skipped.has(name)) waiting.push(path)
    }
  }
}
