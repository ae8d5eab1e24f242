import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import { addAgreementItem, beginProcess, commissionAssessment, lockProcess } from '../../src/store/legal/index.ts'
import { type AccessHouse, authority, children, recorded } from './house.ts'

/** A legal process about each child, referred today, with an assessment and a point of an agreement. */
export async function recordLegalProcesses({ place }: AccessHouse): Promise<void> {
  const at = new Date()
  const today = englandDay(at)
  const said = { by: 'p:unit-lead', byName: 'Uma Test', at, today }
  const [on, later] = [iso(today), iso(today + 14)]
  await place.store.transaction(async trx => {
    for (const { id: childId } of Object.values(children)) {
      const { processId, assessmentId, itemId } = recorded[childId]!
      const told = { referred_on: on, is_taken_up: false }
      await beginProcess(trx, authority, { processId, childId, reason: 'Left alone', told }, said)
      const process = (await lockProcess(trx, authority, processId))!
      const assessment = { what: 'Of the mother', from_whom: 'Somebody', commissioned_on: on, due_on: later }
      await commissionAssessment(trx, authority, process, { assessmentId, ...assessment }, said)
      const item = { what: 'School every day', who: 'Both', agreed_on: on, review_on: later }
      await addAgreementItem(trx, authority, process, { itemId, ...item }, said)
    }
  })
}
