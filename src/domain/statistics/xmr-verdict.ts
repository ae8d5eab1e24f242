import type { Meaning } from './polarity.ts'
import type { Signal, SignalKind } from './xmr-signals.ts'

/** What a chart says of its last value. */
export interface Verdict {
  readonly kind: 'too-few' | 'no-change' | 'higher' | 'lower' | 'rising' | 'falling'
  /** In plain words: "Higher than usual". */
  readonly words: string
  readonly meaning: Meaning | undefined
  /** Why, in plain words, one for each signal: "it is above the usual range". */
  readonly because: readonly string[]
}

export const tooFew: Verdict = { kind: 'too-few', words: 'Too few to judge', meaning: undefined, because: [] }
const noChange: Verdict = {
  kind: 'no-change',
  words: 'No change beyond chance',
  meaning: undefined,
  because: [],
}

/** The verdict on a value from its signals and what they mean. */
export function verdictOf(signals: readonly Signal[], meaning: Meaning | undefined): Verdict {
  const lead = signals[0]
  if (lead === undefined) return noChange
  const because = signals.map(reason)
  const trend = signals.find(each => each.kind === 'trend')
  if (lead === trend) {
    return lead.direction === 'higher'
      ? { kind: 'rising', words: 'Rising', meaning, because }
      : { kind: 'falling', words: 'Falling', meaning, because }
  }
  const turning = trend && trend.direction !== lead.direction ? turnWords[trend.direction] : ''
  return lead.direction === 'higher'
    ? { kind: 'higher', words: `Higher than usual${turning}`, meaning, because }
    : { kind: 'lower', words: `Lower than usual${turning}`, meaning, because }
}

const turnWords = { higher: ', but rising', lower: ', but falling' }

const reasons: Readonly<Record<SignalKind, Readonly<Record<Signal['direction'], string>>>> = {
  outside: { higher: 'it is above the usual range', lower: 'it is below the usual range' },
  shift: {
    higher: 'seven or more in a row are above the average',
    lower: 'seven or more in a row are below the average',
  },
  'near-limit': {
    higher: 'two of three in a row are close to the top of the usual range',
    lower: 'two of three in a row are close to the bottom of the usual range',
  },
  trend: { higher: 'seven or more in a row each rise', lower: 'seven or more in a row each fall' },
}

function reason({ kind, direction }: Signal): string {
  return reasons[kind][direction]
}
