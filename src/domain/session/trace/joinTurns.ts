import { orphansOf, type TraceTurn } from './traceTurn.ts'
import { firstPlace } from './twoWayList.ts'

/**
 * Puts the rows of `front` before those of a turn whose beginning was not known, from its place `cut` on: what stood
 * before that was read again. Costs what is in front, and what finds its request there. False, with nothing done, when
 * the turn has to be read again.
 */
export function joinTurns(front: TraceTurn, turn: TraceTurn, cut: number): boolean {
  const { rows, steps, latestRequest } = turn
  const keptStep = firstPlace(steps.first, steps.end, (id) => (steps.at(id)?.place ?? cut) >= cut)
  const left = childrenLeft(turn, keptStep, cut)
  for (const threadId of left.keys()) if (!front.latestRequest.has(threadId)) return false

  for (const [threadId, request] of latestRequest) if (request.place < cut) latestRequest.delete(threadId)
  for (const orphans of turn.orphans.values()) {
    while ((orphans.at(orphans.first)?.place ?? cut) < cut) orphans.dropBefore(orphans.first + 1)
  }
  rows.dropBefore(cut)
  steps.dropBefore(keptStep)
  moveFront(front, cut - front.rows.end, keptStep - front.steps.end)
  for (let place = front.rows.end - 1; place >= 0; place -= 1) {
    const row = front.rows.at(place)
    if (row) rows.unshift(row)
  }
  for (let id = front.steps.end - 1; id >= 0; id -= 1) {
    const step = front.steps.at(id)
    if (step) steps.unshift(step)
  }

  let changedUntil = keptStep
  for (const [threadId, request] of front.latestRequest) {
    if (!latestRequest.has(threadId)) latestRequest.set(threadId, request)
    const adopt = (place: number) => {
      request.children.push(place)
      const row = rows.at(place)
      if (row) row.step = request
    }
    for (const place of left.get(threadId) ?? []) adopt(place)
    const orphans = orphansOf(turn, threadId)
    for (let at = orphans.first; at < orphans.end; at += 1) {
      const orphan = orphans.at(at)
      if (!orphan) continue
      adopt(orphan.place)
      orphan.isAdopted = true
      changedUntil = Math.max(changedUntil, orphan.id + 1)
    }
    turn.orphans.delete(threadId)
  }
  for (const [threadId, older] of front.orphans) {
    const orphans = orphansOf(turn, threadId)
    for (let at = older.end - 1; at >= older.first; at -= 1) {
      const orphan = older.at(at)
      if (orphan) orphans.unshift(orphan)
    }
  }
  turn.hasHead = front.hasHead
  turn.changedUntil = Math.max(turn.changedUntil, changedUntil)
  return true
}

/** By thread: rows that stay while the request they belong to is read again. */
function childrenLeft({ steps }: TraceTurn, keptStep: number, cut: number): Map<string | null, number[]> {
  const left = new Map<string | null, number[]>()
  for (let id = steps.first; id < keptStep; id += 1) {
    const step = steps.at(id)
    const children = step?.children.filter((place) => place >= cut) ?? []
    if (step && children.length > 0) left.set(step.threadId, children)
  }
  return left
}

/** Numbers the rows and steps of what comes in front as the turn does. */
function moveFront({ steps }: TraceTurn, byPlaces: number, byIds: number): void {
  for (let id = steps.first; id < steps.end; id += 1) {
    const step = steps.at(id)
    if (!step) continue
    step.id += byIds
    step.place += byPlaces
    step.children = step.children.map((place) => place + byPlaces)
  }
}
