import { LineCounter, parseDocument } from 'yaml'

/** What a SKILL.md says about its skill, and the text an agent reads. */
export interface SkillMd {
  name: string
  description: string
  /** Informational; versions are counted by the cloud. */
  version: string | null
  /** The Markdown behind the front matter. */
  body: string
}

/** What is wrong with a SKILL.md, and where; the line counts from 1 in the whole file. */
export interface SkillMdProblem {
  message: string
  line: number
}

export const maxSkillDescription = 4096

/** Reads the YAML front matter of a SKILL.md, or says in one sentence what is wrong with it. */
export function readSkillMd(text: string): SkillMd | SkillMdProblem {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---')
    return at(1, 'The file must begin with a line of three dashes and its front matter.')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) return at(1, 'The front matter is not closed: a second line of three dashes is missing.')
  const counter = new LineCounter()
  const document = parseDocument(lines.slice(1, end).join('\n'), { lineCounter: counter, prettyErrors: false })
  // The front matter begins in line 2 of the file.
  const lineOf = (offset: number) => Math.min(counter.linePos(offset).line + 1, end + 1)
  const [error] = document.errors
  if (error) return at(lineOf(error.pos[0]), `The front matter is not valid YAML: ${sentence(error.message)}`)

  const lineOfKey = (key: string) => {
    const value = document.get(key, true)
    const range = typeof value === 'object' && value !== null && 'range' in value ? value.range : null
    return Array.isArray(range) && typeof range[0] === 'number' ? lineOf(range[0]) : 2
  }
  const fields = toFields(document)
  if (fields === 'unreadable') return at(2, 'The front matter has aliases that lead nowhere or unfold too far.')
  if (!fields) return at(2, 'The front matter must be a list of keys and values, such as “name: my-skill”.')
  const { name, description, version } = fields
  if (name === undefined || name === null) return at(2, 'The front matter has no “name”.')
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(name))
    return at(
      lineOfKey('name'),
      'The “name” must be 1 to 64 lower-case letters, digits, “-” and “_”, and begin with a letter or digit.',
    )
  if (description === undefined || description === null) return at(2, 'The front matter has no “description”.')
  if (typeof description !== 'string' || description.trim() === '')
    return at(lineOfKey('description'), 'The “description” must be a text that says what the skill is for.')
  if ([...description].length > maxSkillDescription)
    return at(lineOfKey('description'), `The “description” must be at most ${maxSkillDescription} characters long.`)
  return {
    name,
    description: description.trim(),
    version: typeof version === 'string' || typeof version === 'number' ? String(version) : null,
    body: lines.slice(end + 1).join('\n'),
  }
}

export const isSkillMdProblem = (read: SkillMd | SkillMdProblem): read is SkillMdProblem => 'message' in read

const at = (line: number, message: string): SkillMdProblem => ({ line, message })

function toFields(document: ReturnType<typeof parseDocument>): Record<string, unknown> | 'unreadable' | null {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null
  } catch {
    return 'unreadable'
  }
}

const sentence = (text: string) => {
  const [first = ''] = text.split('\n')
  return /[.:]$/.test(first) ? first.replace(/:$/, '.') : `${first}.`
}
