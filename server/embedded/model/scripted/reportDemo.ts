import type { Demo } from './demo.ts'
import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'
import { needTools, outcome } from './writing.ts'

/** Writes a report about what is mounted and hands it over. */
export const reportDemo: Demo = {
  title: 'delivered report',
  example: 'Write a report and deliver it',
  matches: /\breport\b/i,
  play: (turn) => needTools(turn, ['Bash', 'DeliverArtifacts']) ?? playReport(turn),
}

function playReport(turn: ScriptedTurn): ScriptedReply {
  if (turn.steps.length === 0)
    return {
      thinking: 'The report goes below /data, where it can be delivered from. What was mounted is worth a line each.',
      text: 'I write the report first.',
      calls: [{ name: 'Bash', input: { command: reportScript, description: 'Write the report' } }],
    }
  const last = turn.steps.flat().at(-1)
  if (last?.isError) return { text: outcome(last) }
  if (turn.steps.length === 1)
    return {
      text: 'Now I deliver it.',
      calls: [{ name: 'DeliverArtifacts', input: { file_paths: ['/data/report.md'] } }],
    }
  return { text: 'The report is delivered. You can download it from this session or from the page Files.' }
}

const reportScript = `{
  echo "# Report"
  echo
  echo "Written on $(date -u +%Y-%m-%d) from what was mounted in this session."
  echo
  for file in $(find /mnt/session/uploads /data/inputs -type f 2>/dev/null); do
    echo "- $file: $(wc -l < "$file") lines, $(wc -c < "$file") bytes; it begins with \\"$(head -c 60 "$file" | head -n 1)\\""
  done
} > /data/report.md
cat /data/report.md`
