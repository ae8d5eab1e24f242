import type { Day } from '../calendar/day.ts'
import type { StatusSpell } from '../record/status.ts'
import type { Examined, Found } from './rule.ts'

/** How many days a case may stand without what comes next: twice the time in which a plan is to be made (CN-01). */
const untilNextBegins = 28

const never = Number.POSITIVE_INFINITY

/**
 * Times in which a case stayed open after a child in need plan or care had ended and nothing had come after it: no plan, no
 * assessment, no enquiry. In them nothing falls due. After an assessment or a protection plan CN-01 asks for the plan.
 */
export function nothingUnderWay({ spells, record }: Examined): Found[] {
  const joined = joinedReferrals(spells)
  return joined.flatMap(({ status, from, until }, index) => {
    const before = joined[index - 1]
    const wasPlanned =
      before?.until === from && (before.status === 'child in need plan' || before.status === 'looked after')
    if (status !== 'referral' || !wasPlanned) return []
    const source = record.referrals.findLast(each => each.startedOn <= from)?.source
    return idle(from, until ?? never, record.enquiries).map(([since, to]) => ({
      on: since + untilNextBegins,
      until: to === never ? undefined : to,
      source,
    }))
  })
}

/** Times for which a child was open for a referral alone, one after another, as one. */
function joinedReferrals(spells: Examined['spells']): StatusSpell[] {
  const joined: StatusSpell[] = []
  for (const spell of spells) {
    const last = joined.at(-1)
    if (spell.status === 'referral' && last?.status === 'referral' && last.until === spell.from)
      joined[joined.length - 1] = { ...last, until: spell.until }
    else joined.push(spell)
  }
  return joined
}

/** The times between two days that no enquiry filled and that were longer than a case may stand. */
function idle(from: Day, until: Day, enquiries: Examined['record']['enquiries']): (readonly [since: Day, to: Day])[] {
  const times: (readonly [Day, Day])[] = []
  let since = from
  const within = enquiries.filter(each => each.startedOn < until)
  for (const { startedOn, endedOn } of [...within, { startedOn: until, endedOn: undefined }]) {
    if (startedOn - since > untilNextBegins) times.push([since, startedOn])
    since = Math.max(since, endedOn ?? never)
  }
  return times
}
