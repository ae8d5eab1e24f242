/** How much is worked on at once for one session, and how much may wait. */
export interface TurnLimits {
  readonly atOnce: number
  readonly mostWaiting: number
}

/**
 * What is usual. A browser asks for six things at once at most over HTTP/1.1, so pages of several tabs wait for moments
 * and are never refused. A file of a whole list is made one after the other.
 */
export const usualTurns = {
  pages: { atOnce: 4, mostWaiting: 60 },
  files: { atOnce: 1, mostWaiting: 4 },
} as const satisfies Record<string, TurnLimits>

/** Gives a place back; more than once is as once. */
export type GiveBack = () => void

interface Held {
  underWay: number
  readonly waiting: (() => void)[]
}

/**
 * Turns of each session by itself: nobody waits for anybody else's. `take` comes back with what gives the place back,
 * at once or when it is this one's turn; undefined where too many wait already, or `gone` told meanwhile that nobody
 * waits for the answer any more.
 */
export function createTurns({ atOnce, mostWaiting }: TurnLimits) {
  const sessions = new Map<string, Held>()

  function giveBack(session: string, held: Held): GiveBack {
    let isBack = false
    return () => {
      if (isBack) return
      isBack = true
      const next = held.waiting.shift()
      if (next !== undefined) next()
      else if (--held.underWay === 0) sessions.delete(session)
    }
  }

  return async function take(session: string, gone: AbortSignal): Promise<GiveBack | undefined> {
    const held = sessions.get(session) ?? { underWay: 0, waiting: [] }
    sessions.set(session, held)
    if (held.underWay < atOnce) {
      held.underWay++
      return giveBack(session, held)
    }
    if (held.waiting.length >= mostWaiting || gone.aborted) return undefined
    return new Promise(resolve => {
      const go = () => {
        gone.removeEventListener('abort', leave)
        resolve(giveBack(session, held))
      }
      const leave = () => {
        held.waiting.splice(held.waiting.indexOf(go), 1)
        resolve(undefined)
      }
      held.waiting.push(go)
      gone.addEventListener('abort', leave, { once: true })
    })
  }
}
