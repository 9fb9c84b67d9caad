// Plain JavaScript, because a worker does not inherit the TypeScript loader on every supported Node. Where Node reads
// TypeScript by itself, that is much quicker than the loader.
if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api')
  register()
}
await import('./worker.ts')
