export interface Agreement {
  readonly pairs: number
  readonly agreed: number
  /** The share of pairs that agree, 0 to 1. */
  readonly share: number
  /**
   * Agreement beyond chance: 1 full, 0 no more than chance, below 0 less. Undefined where both judges gave one and the same
   * judgement throughout, so that chance alone would have them agree.
   */
  readonly kappa: number | undefined
}

/**
 * How far two judges of the same things agree (two auditors of the same cases): J. Cohen, A coefficient of agreement for
 * nominal scales, 1960. Each pair is the first judge's judgement and the second's. Undefined of no pairs.
 */
export function agreementOf(pairs: readonly (readonly [first: string, second: string])[]): Agreement | undefined {
  const count = pairs.length
  if (count === 0) return undefined
  const agreed = pairs.filter(([first, second]) => first === second).length
  const firsts = tally(pairs.map(([first]) => first))
  const seconds = tally(pairs.map(([, second]) => second))
  let byChance = 0
  for (const [judgement, times] of firsts) byChance += times * (seconds.get(judgement) ?? 0)
  const room = count * count - byChance
  return {
    pairs: count,
    agreed,
    share: agreed / count,
    kappa: room === 0 ? undefined : (agreed * count - byChance) / room,
  }
}

function tally(judgements: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const each of judgements) found.set(each, (found.get(each) ?? 0) + 1)
  return found
}
