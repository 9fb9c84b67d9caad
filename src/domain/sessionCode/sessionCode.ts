import type { CodeLanguage } from '../../lib/requestCode.ts'
import { bashSession } from './bashSession.ts'
import { pythonSession } from './pythonSession.ts'
import type { SessionPlan } from './sessionPlan.ts'
import { typescriptSession } from './typescriptSession.ts'

/**
 * A script that makes the agent, the environment and the session anew and sends what was sent, each time after the
 * session has come to rest. The token is read from QODER_PAT, the address from QODER_BASE_URL or else `baseUrl`.
 */
export function sessionCode(plan: SessionPlan, language: CodeLanguage, baseUrl: string | null): string {
  switch (language) {
    case 'curl':
      return bashSession(plan, baseUrl)
    case 'typescript':
      return typescriptSession(plan, baseUrl)
    case 'python':
      return pythonSession(plan, baseUrl)
  }
}

/** How each script is saved and started. */
export const sessionScripts: Record<CodeLanguage, { fileName: string; start: string }> = {
  curl: { fileName: 'session.sh', start: 'bash session.sh' },
  typescript: { fileName: 'session.mts', start: 'npx tsx session.mts' },
  python: { fileName: 'session.py', start: 'python3 session.py' },
}
