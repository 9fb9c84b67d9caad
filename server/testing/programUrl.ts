import { inject } from 'vitest'

/** Where `bundlePrograms.ts` has put a program. */
export const programUrl = (name: 'toolWorker' | 'killChild' | 'appendForever') =>
  new URL(`${name}.mjs`, inject('programs'))
