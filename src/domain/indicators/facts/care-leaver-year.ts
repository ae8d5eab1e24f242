import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { aftercareOf, isFollowedSince } from '../../standards/leaving-care/who.ts'
import { careLeaverContacts } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { type Cell, type FactTable, orNull } from '../fact-table.ts'

const firstAge = 17
const lastAge = 24

/** From this birthday on help is for those who ask: who is not followed any more is no loss of the record. */
const askedFor = 21

/**
 * One row per care leaver and year of age, 17 to 24: how things stand. The extract holds only the present, so that a year
 * is cut where the last contact was made, or the year of a return ends that tells of none: before it `told` is unknown, and
 * so is all that the extract tells. Of whom nothing is held, `told` is no; from 21 on they have a row only if they are
 * followed still.
 */
export const careLeaverYearFacts: FactTable = {
  name: 'careLeaverYear',
  title: 'Care leavers by year of age',
  columns: {
    from: 'day',
    until: 'day',
    age: 'code',
    told: 'flag',
    left: 'code',
    inTouch: 'flag',
    suitable: 'flag',
    active: 'flag',
    contactsHeld: 'flag',
    supportedOn: 'day',
  },
  rows: ({ record }) => {
    const bornOn = record.person?.bornOn
    const times = aftercareOf(record)
    if (bornOn === undefined || times.length === 0) return []
    const now = asToldNow(record)
    const untold: Cell[] = [null, null, null, null, null]
    const isFollowed = isFollowedSince(record, birthday(bornOn, askedFor))
    return times.flatMap(({ from, formerFrom, ending }) => {
      const end = formerFrom === undefined ? ending.on : birthday(bornOn, lastAge + 1)
      const rows: Cell[][] = []
      for (let age = firstAge; age <= lastAge; age++) {
        const [begins, ends] = [Math.max(birthday(bornOn, age), from), Math.min(birthday(bornOn, age + 1), end)]
        if (ends <= begins || (age >= askedFor && !isFollowed)) continue
        const support = supportIn(record, birthday(bornOn, age), ends)
        const cut = Math.min(Math.max(record.careLeaver?.toldOn ?? begins, begins), ends)
        if (cut > begins) rows.push([begins, cut, String(age), ...untold, ...support])
        if (cut < ends) rows.push([cut, ends, String(age), ...now, ...support])
      }
      return rows
    })
  },
}

/** As the extract tells it: told, why left out of account, in touch, suitable, active. */
function asToldNow({ careLeaver }: ChildRecord): Cell[] {
  if (careLeaver === undefined) return [0, null, null, null, null]
  const touch = careLeaver.inTouch?.slice(0, 4)
  const left = touch === 'DIED' || touch === 'RHOM' ? touch : undefined
  const inTouch = touch?.startsWith('YES') ? 1 : touch === undefined || left !== undefined ? null : 0
  const suitable = careLeaver.suitable === 'yes' ? 1 : careLeaver.suitable === 'no' ? 0 : null
  const activity = careLeaver.activity ?? ''
  const active = /^[FP][1-5]/.test(activity) ? 1 : /^G[4-6]/.test(activity) ? 0 : null
  return [1, orNull(left), inTouch, suitable, active]
}

/** Whether contacts are held of the young person at all, and the first day in a year on which support was given. */
function supportIn(record: ChildRecord, from: Day, to: Day): Cell[] {
  const contacts = rowsOf(record, careLeaverContacts)
  if (contacts.length === 0) return [null, null]
  const given = contacts.find(
    row => row.on !== undefined && row.on >= from && row.on < to && row.text('asked_for_support') === 'asked and given',
  )
  return [1, orNull(given?.on)]
}
