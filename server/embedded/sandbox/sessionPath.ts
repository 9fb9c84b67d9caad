import { posix } from 'node:path'
import { workspaceFolder } from './toolCall.ts'

/** The absolute path a tool means; relative ones start in the workspace, and `..` stops at the root. */
export const toSessionPath = (path: string): string => posix.resolve(workspaceFolder, path)
