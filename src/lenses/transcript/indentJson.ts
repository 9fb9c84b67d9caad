/**
 * JSON text with line breaks and indents. It works on the characters, not on parsed values, so a number too large for
 * JavaScript and a key given twice stay as they were sent.
 */
export function indentJson(json: string): string {
  let out = ''
  let depth = 0
  const newLine = () => `\n${'  '.repeat(depth)}`
  for (const [part] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^"{}[\],:\s]+/g)) {
    if (part === '{' || part === '[') {
      depth += 1
      out += part + newLine()
    } else if (part === '}' || part === ']') {
      depth = Math.max(0, depth - 1)
      out = /[{[]\s*$/.test(out.slice(-200)) ? out.trimEnd() + part : out + newLine() + part
    } else if (part === ',') out += part + newLine()
    else if (part === ':') out += ': '
    else out += part
  }
  return out
}
