import { type Day, iso } from '../../domain/calendar/day.ts'
import type { Unit } from '../organisation.ts'
import { draw, known, type Life, workingDaysAfter } from './life.ts'

/** Who held the child in a unit over a time: one worker after another, now and then with a gap between. */
export function tellAllocation(life: Life, topic: string, unit: Unit, from: Day, to: Day, referralId: string): void {
  const random = draw(life, 'allocation', topic, from)
  let on = random.chance(0.9) ? from : workingDaysAfter(from, random.whole(1, 6))
  for (let number = 1; on < to && on <= life.until; number++) {
    const stay = Math.round(120 - Math.log(1 - random.next()) * 420)
    const end = Math.min(on + stay, to)
    const left = known(end, life)
    life.writer.add('involvements', {
      invo_involvements_id: `${life.index}${topic}${from}w${number}`,
      invo_person_id: life.id,
      invo_referral_id: referralId,
      invo_professional_id: random.pick(unit.workers),
      invo_professional_role_id: 'CW',
      invo_professional_team: unit.id,
      invo_involvement_start_date: iso(on),
      invo_involvement_end_date: left === undefined ? '' : iso(left),
      invo_worker_change_reason:
        left === undefined ? '' : end === to ? 'TSPROC' : random.pick(['LEFTRL', 'MANAGE', 'ABSENC']),
    })
    on = end + (random.chance(0.08) ? random.whole(2, 21) : 0)
  }
}

/** An involvement that is not the case-holder's: a reviewing officer, a chair or a personal adviser. */
export function tellOther(life: Life, role: string, worker: string, from: Day, to: Day): void {
  if (from > life.until) return
  const left = known(to, life)
  life.writer.add('involvements', {
    invo_involvements_id: `${life.index}${role}${from}`,
    invo_person_id: life.id,
    invo_professional_id: worker,
    invo_professional_role_id: role,
    invo_professional_team: 'Q10',
    invo_involvement_start_date: iso(from),
    invo_involvement_end_date: left === undefined ? '' : iso(left),
  })
}
