import { z } from 'zod'

const base64 = z.object({ type: z.literal('base64'), media_type: z.string().min(1), data: z.string() })
const url = z.object({ type: z.literal('url'), url: z.string().min(1) })
const file = z.object({ type: z.literal('file'), file_id: z.string().min(1) })
const plainText = z.object({ type: z.literal('text'), media_type: z.literal('text/plain'), data: z.string() })

const text = z.object({ type: z.literal('text'), text: z.string() })
const image = z.object({ type: z.literal('image'), source: z.discriminatedUnion('type', [base64, url, file]) })
const document = z.object({
  type: z.literal('document'),
  source: z.discriminatedUnion('type', [base64, plainText, url, file]),
  title: z.string().nullish(),
  context: z.string().nullish(),
})
const searchResult = z.object({
  type: z.literal('search_result'),
  title: z.string(),
  source: z.string(),
  content: z.array(text),
  citations: z.object({ enabled: z.boolean() }).optional(),
})

/** Which content blocks a client may put where. */
export const messageContent = z.array(z.discriminatedUnion('type', [text, image, document])).min(1)
export const resultContent = z.array(z.discriminatedUnion('type', [text, image, document, searchResult]))
export const systemContent = z.array(text).min(1).max(1000)
