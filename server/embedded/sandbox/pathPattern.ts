/** A glob (`*`, `**`, `?`, `[abc]`, `{a,b}`) as a regular expression over a whole path. Anything else is literal. */
export function toPathPattern(glob: string): RegExp {
  let source = ''
  let braces = 0
  for (let at = 0; at < glob.length; at += 1) {
    const rest = glob.slice(at)
    const char = rest.charAt(0)
    const set = /^\[(!?)([^\]/[\\]+)\]/.exec(rest)
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*'
      at += 2
    } else if (rest.startsWith('**')) {
      source += '.*'
      at += 1
    } else if (char === '*') source += '[^/]*'
    else if (char === '?') source += '[^/]'
    else if (set) {
      source += `[${set[1] ? '^/' : ''}${(set[2] ?? '').replace(/\^/g, '\\^')}]`
      at += set[0].length - 1
    } else if (char === '{' && rest.includes('}')) {
      source += '(?:'
      braces += 1
    } else if (char === '}' && braces > 0) {
      source += ')'
      braces -= 1
    } else if (char === ',' && braces > 0) source += '|'
    else source += char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  }
  return new RegExp(`^${source}${')'.repeat(braces)}$`, 's')
}
