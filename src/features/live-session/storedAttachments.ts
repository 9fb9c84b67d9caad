import { toArray, toNumberOrNull, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

export interface StoredAttachment {
  fileId: string
  name: string
  sizeBytes: number | null
}

const keyOf = ({ workspace, id }: ResourceRef) => `console.attachments.${workspace}.${id}`

/** The uploaded files of a message that was not sent when the page was left. */
export function readAttachments(session: ResourceRef): StoredAttachment[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(session)) ?? '[]')
    return (Array.isArray(stored) ? toArray(stored) : []).map(toRecord).flatMap((one) => {
      const fileId = toTextOrNull(one.fileId)
      const name = toTextOrNull(one.name)
      return fileId && name ? [{ fileId, name, sizeBytes: toNumberOrNull(one.sizeBytes) }] : []
    })
  } catch {
    return [] // storage is switched off, or holds something else
  }
}

export function keepAttachments(session: ResourceRef, list: readonly StoredAttachment[]): void {
  try {
    if (list.length === 0) localStorage.removeItem(keyOf(session))
    else localStorage.setItem(keyOf(session), JSON.stringify(list))
  } catch {
    // Storage is full or switched off; the files are still in the composer.
  }
}

export const forgetAttachments = (session: ResourceRef): void => keepAttachments(session, [])
