// Plain JavaScript, because a worker does not inherit the TypeScript loader on every supported Node.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
