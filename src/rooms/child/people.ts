import type { Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import type { ChildRecord, Involvement, WorkerRole } from '../../domain/record/facts.ts'
import { holdersOf } from '../../domain/record/holder.ts'
import { unitName } from './identity.ts'

/** Somebody who works, or worked, with a child. */
export interface Professional {
  /** Undefined where only a team is recorded. */
  readonly worker: string | undefined
  /** The name, or the id where no name is held. */
  readonly name: string
  readonly role: string
  readonly jobTitle: string | undefined
  readonly team: string
  readonly from: Day | undefined
  readonly until: Day | undefined
}

export interface PeopleWorking {
  readonly now: readonly Professional[]
  /** Latest first. */
  readonly before: readonly Professional[]
  /** How many different allocated workers the child had in the twelve months to the day. */
  readonly allocatedInYear: number
}

const roleWords: Readonly<Record<WorkerRole, string>> = {
  'allocated worker': 'Allocated worker',
  'reviewing officer': 'Independent reviewing officer',
  'conference chair': 'Conference chair',
  'personal adviser': 'Personal adviser',
  other: 'Role not known',
}

/** Who works with a child on a day, who did before, by the involvements recorded and what is open. */
export function peopleWorking(record: ChildRecord, organisation: Organisation, on: Day): PeopleWorking {
  const begun = record.involvements.filter(each => each.startedOn <= on)
  const isOver = ({ endedOn }: Involvement) => endedOn !== undefined && endedOn <= on
  const involved = (each: Involvement): Professional => ({
    ...person(each, organisation),
    role: each.role === 'other' ? (each.roleAsRecorded ?? roleWords.other) : roleWords[each.role],
    from: each.startedOn,
    until: isOver(each) ? each.endedOn : undefined,
  })
  const now = begun.filter(each => !isOver(each)).map(involved)
  const seen = new Set(now.map(each => each.worker))
  for (const each of namedOnOpenWork(record, organisation, on)) {
    if (seen.has(each.worker)) continue
    seen.add(each.worker)
    now.push(each)
  }
  const yearAgo = addMonths(on, -12)
  const holders = holdersOf(record).filter(
    each => each.worker !== undefined && each.from <= on && (each.until === undefined || each.until > yearAgo),
  )
  return {
    now,
    before: begun
      .filter(isOver)
      .map(involved)
      .sort((a, b) => (b.until ?? 0) - (a.until ?? 0)),
    allocatedInYear: new Set(holders.map(each => each.worker)).size,
  }
}

/** Workers named on work that is open, who have no involvement of their own. */
function namedOnOpenWork(record: ChildRecord, organisation: Organisation, on: Day): Professional[] {
  const open = (what: string, of: ChildRecord['assessments' | 'referrals' | 'enquiries' | 'needPlans']) =>
    of
      .filter(each => each.startedOn <= on && (each.endedOn === undefined || each.endedOn > on))
      .map(each => ({ ...each, what: `Named on the ${what} of ${shortDate(each.startedOn)}`, from: each.startedOn }))
  const named = [
    ...open('assessment', record.assessments),
    ...open('enquiry', record.enquiries),
    ...open('plan', record.needPlans),
    ...open('referral', record.referrals),
    ...(record.careLeaver ? [{ ...record.careLeaver, what: 'Named on the care-leaver record', from: undefined }] : []),
  ]
  return named
    .filter(each => each.worker !== undefined)
    .map(each => ({ ...person(each, organisation), role: each.what, from: each.from, until: undefined }))
}

function person(
  { worker, team }: { readonly worker: string | undefined; readonly team: string | undefined },
  organisation: Organisation,
) {
  const known = organisation.workers.find(each => each.id === worker)
  return {
    worker,
    name: known?.name ?? worker ?? 'nobody named',
    jobTitle: known?.jobTitle,
    team: unitName({ from: 0, until: undefined, worker, unit: team ?? known?.unitId }, organisation),
  }
}
