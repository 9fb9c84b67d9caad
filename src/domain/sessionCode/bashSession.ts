import { shellQuoted } from '../../lib/requestCode.ts'
import { headerLines } from './headerLines.ts'
import type { SessionPlan } from './sessionPlan.ts'

const quoted = (value: unknown) => shellQuoted(JSON.stringify(value, null, 2))

/** The session as a script for bash with curl and jq. */
export function bashSession(plan: SessionPlan, baseUrl: string | null): string {
  const { agent, environment, session, steps, variables } = plan
  const address = baseUrl === null ? ':?Set QODER_BASE_URL first.}' : `:-${baseUrl}}`
  return `#!/usr/bin/env bash
${headerLines(plan, 'Needs curl and jq.')
  .map((line) => `# ${line}`)
  .join('\n')}
set -euo pipefail

base="\${QODER_BASE_URL${address}"
: "\${QODER_PAT:?Set QODER_PAT first.}"
${variables.map((name) => `: "\${${name}:?Set ${name} first.}"\n`).join('')}
agent=${quoted(agent)}
environment=${quoted(environment)}
session=${quoted(session)}
steps=${quoted(steps)}

# api METHOD PATH, with the body of a POST on standard input
api() {
  local answer
  local given=()
  if [ "$1" = POST ]; then given=(-H 'Content-Type: application/json' --data-binary @-); fi
  if ! answer=$(curl -sS --fail-with-body -X "$1" "$base$2" -H "Authorization: Bearer $QODER_PAT" \${given[@]+"\${given[@]}"}); then
    echo "$1 $2 failed: $answer" >&2
    exit 1
  fi
  printf '%s' "$answer"
}

last=''
state='{"settled":false,"pending":[],"threads":{}}'

# Reads what is new and keeps whether the session is at rest and what it waits for.
look() {
  local page more=true
  while [ "$more" = true ]; do
    page=$(api GET "/sessions/$id/events?limit=100\${last:+&after_id=$last}")
    state=$(jq -c --argjson state "$state" 'reduce .data[] as $event ($state;
      (if $event.session_thread_id then .threads[$event.id] = $event.session_thread_id else . end)
      | if $event.type == "session.status_idle" then .settled = true | .pending = ($event.stop_reason.event_ids? // [])
        elif $event.type == "session.status_running" then .settled = false
        elif $event.type == "session.status_terminated" then .settled = true
        else . end)' <<<"$page")
    last=$(jq -r --arg last "$last" '.data[-1].id // $last' <<<"$page")
    more=$(jq -r '.has_more // false' <<<"$page")
  done
}

settle() {
  look
  until jq -e .settled <<<"$state" >/dev/null; do
    sleep "\${QODER_POLL_SECONDS:-1}"
    look
  done
}

agent_id=$(printf '%s' "$agent" | api POST /agents | jq -r .id)
environment_id=$(printf '%s' "$environment" | api POST /environments | jq -r .id)
session=$(printf '%s' "$session" | jq -c --arg agent "$agent_id" --arg environment "$environment_id" \\
  '. + {agent: $agent, environment_id: $environment}')
${variables
  .map(
    (name) =>
      `session=$(printf '%s' "$session" | jq -c --arg value "$${name}" '.environment_variables.${name} = $value')\n`,
  )
  .join('')}id=$(printf '%s' "$session" | api POST /sessions | jq -r .id)
echo "Session $id" >&2
look

count=$(printf '%s' "$steps" | jq length)
for ((at = 0; at < count; at += 1)); do
  step=$(printf '%s' "$steps" | jq -c ".[$at]")
  body=$(printf '%s' "$step" | jq -c --argjson state "$state" '{events: [.events[] | if has("answers") then
      $state.pending[.answers] as $id
      | if $id == null then error("The new run does not wait for this answer: it went another way.") else . end
      | (if .type == "user.custom_tool_result" then "custom_tool_use_id" else "tool_use_id" end) as $field
      | del(.answers) + {($field): $id}
        + (if $state.threads[$id] then {session_thread_id: $state.threads[$id]} else {} end)
    else . end]}')
  if printf '%s' "$step" | jq -e '.events[0].type != "user.interrupt"' >/dev/null; then
    state=$(jq -c '.settled = false' <<<"$state")
  fi
  printf '%s' "$body" | api POST "/sessions/$id/events" >/dev/null
  if printf '%s' "$step" | jq -e '.events[0].type == "user.interrupt" or (.settles | not)' >/dev/null; then sleep 1; fi
  if printf '%s' "$step" | jq -e .settles >/dev/null; then settle; fi
done
echo "$id"
`
}
