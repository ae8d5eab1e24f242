import { type Day, earliest } from '../../calendar/day.ts'
import { eighteenOn } from '../../record/person.ts'
import type { Deadline } from '../../standards/standard.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/**
 * Child protection plans of this authority, cut at each day on which a review conference became late, and each on which
 * a late one was held: whichever row holds on a day says whether a review was late then, and when one was last held
 * late by then.
 */
export const reviewedPlanFacts: FactTable = {
  name: 'reviewedPlan',
  title: 'Plans by whether their reviews were late',
  columns: { from: 'day', until: 'day', planStartedOn: 'day', lateNow: 'flag', heldLateOn: 'day' },
  rows({ record, deadlines }) {
    const plans = record.protectionPlans.filter(each => !each.otherAuthority)
    if (plans.length === 0) return []
    const reviews = deadlines.filter(each => each.standardId === 'CP-08' || each.standardId === 'CP-09')
    return plans.flatMap(({ startedOn, endedOn, source }) => {
      const over = earliest(endedOn, eighteenOn(record), record.person?.diedOn)
      const isOpen = ({ on }: Turn) => on > startedOn && (over === undefined || on < over)
      const turns = reviews.filter(each => each.subject === source.key).flatMap(turnsOf)
      const all = [
        { on: startedOn, late: false, heldOn: undefined },
        ...turns.filter(isOpen).sort((a, b) => a.on - b.on),
      ]
      return all.map(({ on, late }, index): Cell[] => {
        const heldOn = all.findLast((each, at) => at <= index && each.heldOn !== undefined)?.heldOn
        return [on, orNull(all[index + 1]?.on ?? over), startedOn, asFlag(late), orNull(heldOn)]
      })
    })
  },
}

/** A day on which a review became late, or on which a late one was held. */
interface Turn {
  readonly on: Day
  readonly late: boolean
  readonly heldOn: Day | undefined
}

/** Late from the day after it was due, where it had neither been held nor ended by then. */
function turnsOf({ dueOn, metOn, endedOn }: Deadline): Turn[] {
  const settled = earliest(metOn, endedOn)
  if (settled !== undefined && settled <= dueOn) return []
  const late = { on: dueOn + 1, late: true, heldOn: undefined }
  if (metOn === undefined) return [late]
  const held = { on: metOn, late: false, heldOn: metOn }
  return metOn === late.on ? [held] : [late, held]
}
