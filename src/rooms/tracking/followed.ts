import { shortDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { howFar } from '../../domain/standards/how-far.ts'
import type { Deadline } from '../../domain/standards/standard.ts'
import type { State } from '../../domain/standards/state.ts'
import type { CaseFile } from '../child/index.ts'

/** How one of a decision's two clocks stands. */
export interface Clock {
  readonly deadline: Deadline
  readonly state: State
  /** "2 working days late", "10 May 2019" */
  readonly words: string
  /** What met it: "Strategy discussion held, 9 May 2019." */
  readonly evidence: string | undefined
}

/** A decision as the standards follow it: carried out by its day, checked after four weeks. */
export interface Followed {
  readonly carriedOut: Clock | undefined
  readonly checked: Clock | undefined
}

/** Reads from a child's file how a decision stands: the same deadlines as on every other page. */
export function followedIn(file: CaseFile, decisionId: string): Followed {
  const clock = (standardId: string): Clock | undefined => {
    const found = file.standings.find(
      ({ deadline }) => deadline.standardId === standardId && deadline.subject === decisionId,
    )
    if (found === undefined) return undefined
    const { deadline, standard, state } = found
    const met = deadline.facts.find(each => each.part === 'meets' && each.on <= file.on)
    return {
      deadline,
      state,
      words:
        met === undefined
          ? (howFar(standard, deadline, state, file.on, englandAndWales) ?? `by ${shortDate(deadline.dueOn)}`)
          : shortDate(met.on),
      evidence: met === undefined ? undefined : `${met.what}, ${shortDate(met.on)}.`,
    }
  }
  return { carriedOut: clock('OV-15'), checked: clock('OV-16') }
}
