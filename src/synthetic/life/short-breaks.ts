import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { CarePeriod, CareReview, Person } from './facts.ts'
import { visitsBetween } from './visits.ts'

/** A disabled child's agreed series of short breaks: legal status V4, other clocks, among the looked-after rows. */
export function shortBreakPeriod(
  span: { readonly id: string; readonly from: Day; readonly to: Day },
  person: Person,
  about: { readonly horizon: Day; pace(on: Day): number },
  streamOf: (topic: string) => Stream,
): CarePeriod {
  const { id, from, to } = span
  const random = streamOf('short breaks')
  const residential = random.chance(0.5)
  const reviews: CareReview[] = []
  let last = from
  for (let index = 0; index < 40 && last <= about.horizon; index++) {
    const dueOn = addMonths(last, index === 0 ? 3 : 6)
    const on = officeDay(dueOn - random.whole(-6, 24))
    if (on >= to) break
    reviews.push({
      id: `${id}-RV${index + 1}`,
      dueOn,
      heldOn: on,
      knownOn: on,
      participation: person.bornOn > on - 4 * 365 ? 'PN0' : 'PN6',
    })
    last = on
  }
  const pattern = {
    idPrefix: `${id}-V`,
    first: 45,
    every: () => 100,
    late: 0.15,
    pace: about.pace,
    bornOn: person.bornOn,
  }
  return {
    id,
    from,
    to,
    endReason: 'E8',
    neverClosed: false,
    shortBreaks: true,
    legal: [{ status: 'V4', from, to }],
    placements: [
      {
        id: `${id}-PL1`,
        from,
        to,
        type: residential ? 'K2' : 'U6',
        provider: residential ? 'PR5' : 'PR1',
        postcode: 'ZZ12QX',
        distance: '2.1',
        changeReason: '',
        sameCarer: false,
      },
    ],
    reviews,
    // A stream of their own: how many reviews are drawn depends on the horizon.
    visits: visitsBetween(from, to, about.horizon, pattern, streamOf('short break visits')),
    plans: [],
    health: [],
    scores: [],
    missing: [],
    immunised: true,
    substance: undefined,
    conviction: undefined,
    previousPermanence: undefined,
    adoption: undefined,
    guardianship: undefined,
  }
}
