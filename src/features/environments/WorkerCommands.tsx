import { CopyButton } from '@/ui/CopyButton.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'

/** The protocol of a worker as commands: enough to write one, or to serve a session by hand. */
const commandsOf = (environmentId: string) => `# $QODER_BASE_URL is the address of the API, $QODER_PAT the token.
work="$QODER_BASE_URL/environments/${environmentId}/work"
auth="Authorization: Bearer $QODER_PAT"

# 1. Ask for work. The answer names the session, or is null.
curl -H "$auth" -H "Worker-ID: worker-1" "$work/poll?block_ms=900"

# 2. Accept it, then give a sign of life before each lease ends.
curl -X POST -H "$auth" -H "Worker-ID: worker-1" "$work/$WORK_ID/ack"
curl -X POST -H "$auth" "$work/$WORK_ID/heartbeat?desired_ttl_seconds=60"

# 3. Follow the session. Every agent.tool_use named in a requires_action is yours to run.
curl -N -H "$auth" -H "Accept: text/event-stream" "$QODER_BASE_URL/sessions/$SESSION_ID/events/stream"

# 4. Send what came of it.
curl -H "$auth" -H "Content-Type: application/json" "$QODER_BASE_URL/sessions/$SESSION_ID/events" \\
  -d '{"events": [{"type": "user.tool_result", "tool_use_id": "'$TOOL_USE_ID'", "content": [{"type": "text", "text": "…"}]}]}'

# 5. When a heartbeat answers "stopping", or the work is done: stop, twice.
curl -X POST -H "$auth" "$work/$WORK_ID/stop"`

export function WorkerCommands({ environmentId }: { environmentId: string }) {
  const commands = commandsOf(environmentId)
  return (
    <div className="border-line border-t px-3.5 py-2.5">
      <Disclosure summary="How to run a worker">
        <div className="relative mt-2 rounded-2 bg-terminal text-terminal-ink">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            className="max-h-[40vh] overflow-auto py-2.5 pr-11 pl-3.5 font-mono text-[11.8px] leading-[1.65]"
          >
            <code>{commands}</code>
          </pre>
          <CopyButton
            text={commands}
            label="Copy the commands"
            className="absolute top-1.5 right-1.5 !bg-terminal !text-terminal-ink hover:!bg-[oklch(0.3_0.01_260)]"
          />
        </div>
      </Disclosure>
    </div>
  )
}
