import { type Json, toArray, toRecord, toTextOrNull } from '@/domain/json.ts'

/** A tool's input, field by field, in the words of its schema. Fields the schema does not know come last, by their name. */
export function SchemaFields({ input, schema }: { input: Json; schema: Json }) {
  const properties = toRecord(schema.properties)
  const names = [...new Set([...Object.keys(properties), ...Object.keys(input)])]
  const required = new Set(toArray(schema.required))
  return (
    <dl className="mt-1.5 space-y-1.5 text-small">
      {names.map((name) => {
        const property = toRecord(properties[name])
        const title = toTextOrNull(property.title)
        const description = toTextOrNull(property.description)
        return (
          <div key={name}>
            <dt className="font-medium text-ink">
              {title ?? <span className="font-mono">{name}</span>}
              {description && <span className="ml-1.5 font-normal text-ink-2">{description}</span>}
            </dt>
            <dd className="whitespace-pre-wrap font-mono text-ink wrap-anywhere">
              {name in input ? sayValue(input[name]) : required.has(name) ? 'missing' : 'not given'}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const sayValue = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'nothing')

/** The schema of a custom tool's input, from the agent as the session carries it; null when it is not there. */
export function readToolSchema(session: Json, toolName: string): Json | null {
  const tool = toArray(toRecord(session.agent).tools)
    .map(toRecord)
    .find((one) => one.name === toolName && one.type === 'custom')
  const schema = toRecord(tool?.input_schema)
  return Object.keys(toRecord(schema.properties)).length > 0 ? schema : null
}
