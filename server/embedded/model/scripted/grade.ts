import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'

/**
 * The verdict of the scripted grader, which has no judgement: it looks for the words that the rubric puts in quotation
 * marks or backticks, and says so.
 */
export function grade({ request }: ScriptedTurn): ScriptedReply {
  const rubric = /<rubric>([\s\S]*?)<\/rubric>/.exec(request)?.[1] ?? ''
  const work = /<work>([\s\S]*)<\/work>/.exec(request)?.[1] ?? ''
  const words = [...rubric.matchAll(/"([^"\n]{1,80})"|“([^”\n]{1,80})”|`([^`\n]{1,80})`/g)].map(
    ([, straight, curly, code]) => straight ?? curly ?? code ?? '',
  )
  if (words.length === 0) {
    return verdict(
      'failed',
      'The scripted grader only looks for words in quotation marks, and this rubric has none. Quote what has to be there, or configure a real model.',
    )
  }
  const missing = words.filter((word) => !work.toLowerCase().includes(word.toLowerCase()))
  if (missing.length === 0)
    return verdict('satisfied', `All quoted words of the rubric are there: ${words.join(', ')}.`)
  return verdict('needs_revision', missing.map((word) => `"${word}" is missing.`).join('\n'))
}

const verdict = (result: string, explanation: string): ScriptedReply => ({
  calls: [{ name: 'submit_evaluation', input: { result, explanation } }],
})
