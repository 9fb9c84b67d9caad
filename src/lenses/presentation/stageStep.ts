/** Moves within a step that is taller than the stage. False when there is nothing more of it this way. */
export function turnPage(by: 1 | -1): boolean {
  const stage = document.querySelector('dialog [data-stage]')
  const step = stage?.querySelector('[aria-current="step"]')
  if (!stage || !step) return false
  const seen = stage.getBoundingClientRect()
  const whole = step.getBoundingClientRect()
  const hidden = by === 1 ? whole.bottom - seen.bottom : seen.top - whole.top
  if (hidden <= tolerancePx) return false
  stage.scrollTop += by * Math.min(hidden + marginPx, seen.height * 0.8)
  return true
}

const tolerancePx = 4
/** What is beside a step when its end has come into sight. */
export const marginPx = 24

/** Unfolds the latest step, or folds it: what it printed where that is long, else the whole of it. */
export function toggleStep(): void {
  const steps = document.querySelectorAll('dialog [data-stage] > div > ol > li')
  const folds = steps.item(steps.length - 1)?.querySelectorAll<HTMLElement>('button[aria-expanded]')
  folds?.item(folds.length - 1).click()
}

/** Brings the keyboard to what waits for an answer. */
export function focusQuestion(): void {
  const questions = document.querySelectorAll<HTMLElement>('dialog [data-stage] [data-answer-for]')
  questions.item(questions.length - 1)?.focus()
}
