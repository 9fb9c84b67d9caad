import type { ModelMessage as SdkMessage, UserContent } from 'ai'
import type { JsonObject } from '../canonical.ts'
import { isJsonObject, textOf } from './contentBlocks.ts'
import type { ModelMessage, ModelRequest } from './model.ts'

type UserPart = Exclude<UserContent, string>[number]

/** The system prompt with the operator's later messages: not every provider takes those between the others. */
export function toSystemText({ system, messages }: ModelRequest): string {
  const later = messages.flatMap((message) => (message.role === 'system' ? [message.text] : []))
  return [system, ...later].filter(Boolean).join('\n\n')
}

/** The history in the AI SDK's form. Results of one answer become one message. */
export function toSdkMessages(messages: ModelMessage[]): SdkMessage[] {
  const written: SdkMessage[] = []
  for (const message of messages) {
    const last = written.at(-1)
    if (message.role === 'user') {
      written.push({ role: 'user', content: message.content.map(toUserPart) })
    } else if (message.role === 'assistant') {
      const calls = message.toolCalls.map(({ callId, name, input }) => ({
        type: 'tool-call' as const,
        toolCallId: callId,
        toolName: name,
        input,
      }))
      const text = message.text ? [{ type: 'text' as const, text: message.text }] : []
      if (text.length + calls.length > 0) written.push({ role: 'assistant', content: [...text, ...calls] })
    } else if (message.role === 'tool') {
      const result = toResultPart(message)
      if (last?.role === 'tool') last.content.push(result)
      else written.push({ role: 'tool', content: [result] })
    }
  }
  return written
}

function toResultPart({ callId, name, content, isError }: Extract<ModelMessage, { role: 'tool' }>) {
  const type: 'error-text' | 'text' = isError ? 'error-text' : 'text'
  return {
    type: 'tool-result' as const,
    toolCallId: callId,
    toolName: name,
    output: { type, value: textOf(content) || '(no output)' },
  }
}

function toUserPart(block: JsonObject): UserPart {
  const { source } = block
  if (block.type === 'image' && isJsonObject(source)) {
    if (source.type === 'url' && URL.canParse(String(source.url))) {
      return { type: 'image', image: new URL(String(source.url)) }
    }
    if (source.type === 'base64') {
      return { type: 'image', image: String(source.data), mediaType: String(source.media_type) }
    }
  }
  if (block.type === 'document' && isJsonObject(source) && source.type === 'base64') {
    return { type: 'file', data: String(source.data), mediaType: String(source.media_type) }
  }
  return { type: 'text', text: textOf([block]) }
}
