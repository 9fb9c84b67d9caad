import type { JsonObject } from '../canonical.ts'
import type { ToolDefinition } from '../model/model.ts'

const text = (description: string): JsonObject => ({ type: 'string', description })
const whole = (description: string, minimum = 1): JsonObject => ({ type: 'integer', minimum, description })
const flag = (description: string): JsonObject => ({ type: 'boolean', description })

function tool(name: string, description: string, properties: JsonObject, required: string[]): ToolDefinition {
  return { name, description, inputSchema: { type: 'object', properties, required, additionalProperties: false } }
}

/**
 * The tools every agent may have, as a model is told of them.
 *
 * How answers read, for whoever shows them: one text block, or one image block when `Read` shows an image. The text of
 * `Bash` is what was printed, stdout before stderr. When the command did not end well, the outcome is an error and the
 * text ends with a line of its own: `[exit code 2]`, `[timed out after 120 s]` or `[out of memory: …]`. `Read` numbers
 * lines as `cat -n` does. A line in square brackets that says "left out" or "read on" stands for what is not shown.
 */
export const builtInTools: ToolDefinition[] = [
  tool(
    'Bash',
    'Runs a command in bash with the usual Unix tools, jq, sqlite3 and python3 (standard library only). Each call ' +
      'starts anew in /workspace: variables, functions and the current folder do not persist, files do. There is no ' +
      'network, no package manager and no way to keep a process running after the call.',
    {
      command: text('The command line or script to run.'),
      timeout_ms: whole('Time limit in milliseconds: 120000 if left out, at most 600000.'),
      timeout: whole('Another name for timeout_ms.'),
      description: text('In a few words, what the command does. Shown to people.'),
    },
    ['command'],
  ),
  tool(
    'Read',
    'Reads a text file with line numbers, or shows an image (png, jpeg, gif, webp, up to 5 MB).',
    {
      file_path: text('Path of the file; relative paths start in /workspace.'),
      offset: whole('First line to read, from 1.', 0),
      limit: whole('How many lines to read: 2000 if left out.'),
    },
    ['file_path'],
  ),
  tool(
    'Write',
    'Writes a file, replacing what was there. Folders are made as needed.',
    { file_path: text('Path of the file; relative paths start in /workspace.'), content: text('The whole content.') },
    ['file_path', 'content'],
  ),
  tool(
    'Edit',
    'Replaces a piece of text in a file. The old text must be exact and be there once, unless replace_all is set.',
    {
      file_path: text('Path of the file; relative paths start in /workspace.'),
      old_string: text('The text to replace, with its indentation.'),
      new_string: text('The text to put there.'),
      replace_all: flag('Replace every place, not just one.'),
    },
    ['file_path', 'old_string', 'new_string'],
  ),
  tool(
    'Glob',
    'Lists files whose path matches a pattern such as **/*.py, the last changed first.',
    {
      pattern: text('Pattern with *, **, ?, [abc] and {a,b}.'),
      path: text('Folder to look in: /workspace if left out.'),
    },
    ['pattern'],
  ),
  tool(
    'Grep',
    'Searches file contents with a regular expression, as ripgrep does.',
    {
      pattern: text('Regular expression, without look-around and back-references.'),
      path: text('File or folder to search: /workspace if left out.'),
      glob: text('Only files whose name matches, such as *.ts.'),
      output_mode: {
        type: 'string',
        enum: ['files_with_matches', 'content', 'count'],
        description: 'Paths (default), matching lines, or the number of matching lines in each file.',
      },
      '-i': flag('Ignore case.'),
      '-n': flag('Number lines in content mode; on by default.'),
      '-A': whole('Lines to show after each match.', 0),
      '-B': whole('Lines to show before each match.', 0),
      '-C': whole('Lines to show around each match.', 0),
      head_limit: whole('The most lines to answer with: 1000 if left out.'),
    },
    ['pattern'],
  ),
  tool(
    'WebFetch',
    "Fetches a public web page and answers with its text, within the environment's network policy.",
    {
      url: text('An http or https URL.'),
      prompt: text('What you want to know from the page. The whole text is answered all the same.'),
    },
    ['url'],
  ),
  tool(
    'WebSearch',
    'Searches the web. Answers with an error while no search provider is configured.',
    {
      query: text('What to search for.'),
    },
    ['query'],
  ),
  tool(
    'DeliverArtifacts',
    'Hands finished files over to the person, who can then download them. Write them below /data (or /workspace) first.',
    {
      file_paths: {
        type: 'array',
        items: { type: 'string' },
        description: 'Paths of the files; relative paths start in /workspace.',
      },
    },
    ['file_paths'],
  ),
]
