import { useMemo } from 'react'
import { hideData } from '../code/hideData.ts'
import { JsonLines } from '../code/JsonLines.tsx'
import { TextLines } from '../code/TextLines.tsx'
import { HiddenDataList } from './HiddenDataList.tsx'
import { prettyJson } from './prettyJson.ts'

/** A text of unknown nature: JSON is indented and coloured, base64 in it is recognised and not printed. */
export function PlainText({ text, label }: { text: string; label: string }) {
  const { shown, isJson, found } = useMemo(() => {
    const hidden = hideData(text)
    const json = prettyJson(hidden.text)
    return { shown: json ?? hidden.text, isJson: json !== null, found: hidden.found }
  }, [text])
  return (
    <>
      {isJson ? <JsonLines text={shown} label={label} /> : <TextLines text={shown} label={label} />}
      <HiddenDataList found={found} />
    </>
  )
}
