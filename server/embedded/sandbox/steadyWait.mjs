// Python's thread waits for each answer with one `Atomics.wait` and takes any wake-up for the answer. A late wake-up
// that was meant for its previous wait then turns into an I/O error in the middle of a program. Preloaded into that
// thread, this makes a wait last until the value has changed or the time is over.
const waitOnce = Atomics.wait

Atomics.wait = function wait(view, index, value, timeout = Number.POSITIVE_INFINITY) {
  const end = Date.now() + timeout
  for (;;) {
    const outcome = waitOnce(view, index, value, Math.max(0, end - Date.now()))
    if (outcome !== 'ok' || Atomics.load(view, index) !== value) return outcome
  }
}
