import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './project.mjs'

/**
 * Builds the viewer of a single recording as one HTML file, in which the export puts the recording in place of
 * `<!--recording-->`. Script and style stand in it, and its own policy forbids every request.
 */
export async function buildViewer() {
  const { build } = await import('vite')
  const { output } = await build({
    root,
    logLevel: 'warn',
    // A single page needs no router; what lenses ask of one is a state in this module.
    resolve: { alias: { 'react-router': join(root, 'src/viewer/memoryRouter.tsx') } },
    build: {
      write: false,
      copyPublicDir: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(root, 'src/viewer/main.tsx'),
        output: { codeSplitting: false },
      },
    },
  })
  const chunks = output.filter(({ type }) => type === 'chunk')
  const others = output.filter(({ type }) => type === 'asset')
  const style = others.find(({ fileName }) => fileName.endsWith('.css'))
  if (chunks.length !== 1 || others.length !== 1 || !style)
    throw new Error(`The viewer is not one file: ${output.map(({ fileName }) => fileName).join(', ')}`)
  const theme = inScript(await readFile(join(root, 'public/theme.js'), 'utf8'))
  const script = inScript(chunks[0].code)
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(theme)} ${hashOf(script)}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="content-security-policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<link rel="icon" href="data:," />
<title>Recording</title>
<script>${theme}</script>
<style>${String(style.source).replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<div id="root"></div>
<!--recording-->
<script type="module">${script}</script>
</body>
</html>
`
}

/** Code as it may stand between script tags: what HTML would read there only occurs in strings and patterns. */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3c!--')

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
