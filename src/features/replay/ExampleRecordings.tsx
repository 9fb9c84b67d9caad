import { Link } from 'react-router'

/** Recordings that come with this console; `scripts/recordExamples.ts` made them. */
const examples = [
  { file: 'quickstart', title: 'Quickstart', tells: 'A function is written, tested and shown.' },
  { file: 'approval', title: 'An approval', tells: 'A command waits for a person before it runs.' },
  { file: 'failure-and-recovery', title: 'Failure and recovery', tells: 'A command fails, and the agent repairs it.' },
  { file: 'several-threads', title: 'Several threads', tells: 'A coordinator gives work to two agents.' },
]

/** Something to replay without having recorded anything. */
export function ExampleRecordings() {
  return (
    <section aria-labelledby="example-recordings" className="flex flex-col gap-2">
      <h2 id="example-recordings" className="font-medium">
        Examples
      </h2>
      <ul className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        {examples.map(({ file, title, tells }) => (
          <li key={file}>
            <Link
              to={{ search: `?url=/recordings/${file}.jsonl` }}
              className="flex h-full flex-col gap-0.5 rounded-3 border border-line bg-surface-1 px-3 py-2.5 hover:border-line-strong"
            >
              <span className="font-medium">{title}</span>
              <span className="text-ink-2">{tells}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
