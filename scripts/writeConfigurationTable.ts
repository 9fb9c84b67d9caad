import { readFile, writeFile } from 'node:fs/promises'
import { toMarkdownTable } from '../server/configVariables.ts'

/** Writes the table of docs/configuration.md anew: `node --import tsx scripts/writeConfigurationTable.ts`. */
const page = new URL('../docs/configuration.md', import.meta.url)
const text = await readFile(page, 'utf8')
await writeFile(
  page,
  text.replace(/\| Variable \|[\s\S]*?\n\n/, () => `${toMarkdownTable()}\n\n`),
)
