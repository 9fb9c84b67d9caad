import { toPython } from '../../lib/requestCode.ts'
import { headerLines } from './headerLines.ts'
import type { SessionPlan } from './sessionPlan.ts'

/** The session as a Python script, without a library. */
export function pythonSession(plan: SessionPlan, baseUrl: string | null): string {
  const { agent, environment, session, steps, variables } = plan
  const address =
    baseUrl === null ? 'need("QODER_BASE_URL")' : `os.environ.get("QODER_BASE_URL") or ${JSON.stringify(baseUrl)}`
  const given = variables.map((name) => `"${name}": need("${name}")`).join(', ')
  return `${headerLines(plan, 'Needs Python 3.8 or newer.')
    .map((line) => `# ${line}`)
    .join('\n')}
import json, os, sys, time, urllib.error, urllib.request


def need(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"Set {name} first.")
    return value


base = ${address}
token = need("QODER_PAT")

agent = ${toPython(agent)}

environment = ${toPython(environment)}

session = ${toPython(session)}
${given === '' ? '' : `session["environment_variables"] = {${given}}\n`}
steps = ${toPython(steps)}


def api(method, path, body=None):
    request = urllib.request.Request(
        base + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + token, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            text = response.read().decode()
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {path} failed: {error.code} {error.read().decode()}")
    return json.loads(text) if text.strip().startswith("{") else {}


agent_id = api("POST", "/agents", agent)["id"]
environment_id = api("POST", "/environments", environment)["id"]
session_id = api("POST", "/sessions", {**session, "agent": agent_id, "environment_id": environment_id})["id"]
print("Session", session_id, file=sys.stderr)

last = ""
is_settled = False
pending = []
threads = {}


def look():
    """Reads what is new and keeps whether the session is at rest and what it waits for."""
    global last, is_settled, pending
    while True:
        page = api("GET", f"/sessions/{session_id}/events?limit=100" + (f"&after_id={last}" if last else ""))
        for event in page["data"]:
            last = event["id"]
            if event.get("session_thread_id"):
                threads[event["id"]] = event["session_thread_id"]
            if event["type"] == "session.status_running":
                is_settled = False
            elif event["type"] == "session.status_terminated":
                is_settled = True
            elif event["type"] == "session.status_idle":
                is_settled = True
                pending = (event.get("stop_reason") or {}).get("event_ids") or []
        if not page.get("has_more"):
            return


def answer(event):
    if "answers" not in event:
        return event
    event = dict(event)
    place = event.pop("answers")
    if place >= len(pending):
        sys.exit("The new run does not wait for this answer: it went another way.")
    field = "custom_tool_use_id" if event["type"] == "user.custom_tool_result" else "tool_use_id"
    event[field] = pending[place]
    if pending[place] in threads:
        event["session_thread_id"] = threads[pending[place]]
    return event


look()
for step in steps:
    interrupts = step["events"][0]["type"] == "user.interrupt"
    sent = [answer(event) for event in step["events"]]
    if not interrupts:
        is_settled = False
    api("POST", f"/sessions/{session_id}/events", {"events": sent})
    if interrupts or not step["settles"]:
        time.sleep(1)
    if not step["settles"]:
        continue
    look()
    while not is_settled:
        time.sleep(float(os.environ.get("QODER_POLL_SECONDS", "1")))
        look()
print(session_id)
`
}
