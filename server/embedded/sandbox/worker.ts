import { parentPort, workerData } from 'node:worker_threads'
import { createShell } from './createShell.ts'
import { editTool } from './editTool.ts'
import { globTool } from './globTool.ts'
import { grepTool } from './grepTool.ts'
import { readTool } from './readTool.ts'
import { runBash } from './runBash.ts'
import type { ToolOutcome } from './sandbox.ts'
import type { FileTool, ToolAnswer, ToolCall, WorkerStart } from './toolCall.ts'
import { InputProblem } from './toolInput.ts'
import { clipOutcome, failed } from './toolOutcomes.ts'
import { writeTool } from './writeTool.ts'

// Typed by the one place that starts this worker, `createToolWorker.ts`.
const start = workerData as WorkerStart
const { bash, fs } = createShell(start)

const fileTools = new Map<string, FileTool>([
  ['Read', readTool],
  ['Write', writeTool],
  ['Edit', editTool],
  ['Glob', globTool],
  ['Grep', (input, context) => grepTool(input, context, bash)],
])

async function run({ tool, input }: ToolCall): Promise<ToolOutcome> {
  try {
    if (tool === 'Bash') return await runBash(input, bash, start.limits)
    const fileTool = fileTools.get(tool)
    if (!fileTool) return failed(`There is no tool named ${tool} in this sandbox.`)
    return clipOutcome(await fileTool(input, { fs, limits: start.limits }), start.limits.outputBytes)
  } catch (error) {
    if (error instanceof InputProblem) return failed(error.message)
    // What the file system refuses (a full workspace, a name that is too long) is something the model can act on.
    return failed(`${tool} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const port = parentPort
port?.on('message', (call: ToolCall) => {
  port.postMessage({ id: call.id, outcome: 'started' } satisfies ToolAnswer)
  void run(call).then((outcome) => port.postMessage({ id: call.id, outcome } satisfies ToolAnswer))
})
