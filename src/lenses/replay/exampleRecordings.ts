export interface ExampleRecording {
  title: string
  tells: string
  /** Where this console serves it. */
  path: string
}

const example = (file: string, title: string, tells: string): ExampleRecording => ({
  title,
  tells,
  path: `/recordings/${file}.jsonl`,
})

/** Recordings that come with this console; `scripts/recordExamples.ts` made them. */
export const exampleRecordings: readonly ExampleRecording[] = [
  example('quickstart', 'Quickstart', 'A function is written, tested and shown.'),
  example('approval', 'An approval', 'A command waits for a person before it runs.'),
  example('failure-and-recovery', 'Failure and recovery', 'A command fails, and the agent repairs it.'),
  example('several-threads', 'Several threads', 'A coordinator gives work to two agents.'),
]
