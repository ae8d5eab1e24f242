/** More wait for a turn than can be seen to. */
export class TooManyWait extends Error {
  override readonly name = 'TooManyWait'
}

interface Waiter {
  readonly go: () => void
  readonly turnAway: () => void
}

/**
 * Does work a few at a time, the rest waiting. Whoever asks for much waits behind whoever asks for little: turns go
 * round those who wait, and where no place is left to wait, the last of whoever has most of them is turned away.
 */
export function createFairTurns(atOnce: number, mostWaiting: number) {
  let underWay = 0
  const waiting = new Map<string, Waiter[]>()

  function makeRoom(from: string): void {
    const all = [...waiting.values()].reduce((sum, each) => sum + each.length, 0)
    if (all < mostWaiting) return
    // Whoever asks counts as waiting too, so that nobody loses their only place to them.
    let [most, length] = [from, (waiting.get(from)?.length ?? 0) + 1]
    for (const [who, some] of waiting) if (some.length > length) [most, length] = [who, some.length]
    if (most === from) throw new TooManyWait('Too many wait for a turn.')
    waiting.get(most)!.pop()!.turnAway()
  }

  function next(): void {
    const first = waiting.entries().next().value
    if (first === undefined) return void underWay--
    const [from, theirs] = first
    const { go } = theirs.shift()!
    waiting.delete(from)
    if (theirs.length > 0) waiting.set(from, theirs)
    go()
  }

  return async <T>(from: string, work: () => Promise<T>): Promise<T> => {
    if (underWay >= atOnce) {
      makeRoom(from)
      await new Promise<void>((go, refuse) => {
        const waiter = { go, turnAway: () => refuse(new TooManyWait('Too many wait for a turn.')) }
        waiting.set(from, [...(waiting.get(from) ?? []), waiter])
      })
    } else underWay++
    try {
      return await work()
    } finally {
      next()
    }
  }
}
