import { Link } from 'react-router'
import { exampleRecordings } from '@/lenses/replay/exampleRecordings.ts'

/** Something to replay without having recorded anything. */
export function ExampleRecordings() {
  return (
    <section aria-labelledby="example-recordings" className="flex flex-col gap-2">
      <h2 id="example-recordings" className="font-medium">
        Examples
      </h2>
      <ul className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        {exampleRecordings.map(({ path, title, tells }) => (
          <li key={path}>
            <Link
              to={{ search: `?url=${path}` }}
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
