import type { Involvement } from '../record/facts.ts'
import { holderOn } from '../record/holder.ts'
import type { Stretch } from '../record/involvement.ts'
import { periodsOfCare } from '../record/period-of-care.ts'
import { eighteenOn } from '../record/person.ts'
import { rowsOf } from '../templates/own-row.ts'
import { privateFostering } from '../templates/private-fostering.ts'
import { openAtOnce } from './at-once.ts'
import { backwards } from './referrals-and-assessments.ts'
import { type Examined, type Found, lastTimeOpen, type QualityRule, standing } from './rule.ts'

const family = 'workers'
const own = { document: 'Sightline', note: 'who holds a child is told from recorded involvements' }

/** Who holds the child. */
export const workerRules: readonly QualityRule[] = [
  {
    id: 'DQ-60',
    title: 'Open with no worker recorded',
    family,
    kind: 'missing',
    severity: 1,
    hidesChild: true,
    matters:
      'Nobody’s list shows what the child needs: it stands under the unit as unallocated, or under no unit at all.',
    remedy: 'Record the allocated worker with the day the allocation began.',
    distorts: ['I-71'],
    source: own,
    find: examined => childhoodAndAfter(whereToldOf(examined)).flatMap(open => withoutWorker(open, examined.holdings)),
  },
  {
    id: 'DQ-61',
    title: 'Allocated worker recorded without a team',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The child may be counted in no unit, or in the unit of an older record.',
    remedy: 'Record the team of the allocation.',
    distorts: [],
    source: own,
    find: ({ record }) =>
      record.involvements
        .filter(each => each.role === 'allocated worker' && each.team === undefined && each.endedOn === undefined)
        .map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-62',
    title: 'Two allocated workers at once',
    family,
    kind: 'contradictory',
    severity: 2,
    matters:
      'The child is shown with the one allocated last; the other may believe that it is theirs, or no longer is.',
    remedy: 'End the earlier allocation, or record the second worker in another role.',
    distorts: ['I-62'],
    source: own,
    find: ({ record }) => openAtOnce(record.involvements.filter(each => each.role === 'allocated worker')),
  },
  {
    id: 'DQ-63',
    title: 'Still allocated, and nothing is open',
    family,
    kind: 'contradictory',
    severity: 2,
    matters:
      'The worker’s list holds a child with whom no work is recorded: the case was closed and the allocation was not, or the reverse.',
    remedy: 'End the allocation, or open the episode again.',
    distorts: ['I-71'],
    outlastsClosure: true,
    source: own,
    find({ record, spells, holdings }) {
      const row = record.involvements.findLast(each => each.role === 'allocated worker' && each.endedOn === undefined)
      if (row === undefined) return []
      const last = spells.at(-1)
      if (last === undefined)
        return row.worker === undefined || isWorkOfNoCase(record) ? [] : [standing(row.startedOn, row.source)]
      const closedOn = last.until
      if (closedOn === undefined) return []
      const held = holderOn(holdings, closedOn)
      if (held?.worker === undefined || held.until !== undefined) return []
      // At eighteen what is open ends by itself: the record is not wrong before that day.
      return [standing(closedOn === eighteenOn(record) ? closedOn + 1 : closedOn, row.source)]
    },
  },
  {
    id: 'DQ-64',
    title: 'Allocation, or the involvement of somebody else, ended before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters: 'The worker holds the child on no day of it, so nobody’s list may show the child.',
    remedy: 'Correct the first or the last day of the involvement.',
    distorts: ['I-62', 'I-71'],
    outlastsClosure: true,
    source: own,
    find: ({ record }) => backwards(record.involvements).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-87',
    title: 'Allocated worker’s team is no department: the worker’s own unit is taken',
    family,
    kind: 'contradictory',
    severity: 2,
    matters:
      'Where another unit was meant than the worker’s own, the child is counted in the wrong one, and the lead of the right one does not see the child.',
    remedy: 'Record the team by its id, or have said on the Mappings page which department it is.',
    distorts: [],
    source: own,
    find: examined => inUnknownTeam(examined, each => each.team !== each.unknownTeam),
  },
  {
    id: 'DQ-88',
    title: 'Allocated worker’s team is no department, and the worker’s own unit is not known',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'The child is in no unit that anybody leads: only the worker and people responsible for the whole authority see the child.',
    remedy:
      'Record the team by its id, or have said on the Mappings page which department it is; and record the worker’s department.',
    distorts: [],
    source: own,
    find: examined => inUnknownTeam(examined, each => each.team === each.unknownTeam),
  },
]

/** Whether there is what a worker may be allocated for though it makes no case of ours. */
function isWorkOfNoCase(record: Examined['record']): boolean {
  return (
    record.enquiries.some(each => each.endedOn === undefined) ||
    record.earlyHelp.some(each => each.endedOn === undefined) ||
    // Of short breaks alone a child has no status.
    periodsOfCare(record).some(each => each.fullDutiesFrom === undefined && each.endedOn === undefined) ||
    record.protectionPlans.some(each => each.otherAuthority && each.endedOn === undefined) ||
    rowsOf(record, privateFostering).some(each => each.day('ended_on') === undefined)
  )
}

/** Of what yearly returns alone tell, the times in care: no return names the worker of anybody else. */
function whereToldOf(examined: Examined): Examined {
  if (examined.record.returnsEnd === undefined) return examined
  return { ...examined, spells: examined.spells.filter(each => each.status === 'looked after') }
}

/** The last time open, up to the 18th birthday and after it: who leaves care then has an adviser, and nobody before. */
function childhoodAndAfter(examined: Examined): Stretch[] {
  const open = lastTimeOpen(examined)
  if (open === undefined) return []
  const adultOn = eighteenOn(examined.record)
  const { from, until } = open
  if (adultOn === undefined || adultOn <= from || (until !== undefined && until <= adultOn)) return [open]
  return [
    { from, until: adultOn },
    { from: adultOn, until },
  ]
}

/** The end of a time open for which nobody held the child any more, or ever had. */
function withoutWorker({ from, until = Number.POSITIVE_INFINITY }: Stretch, holdings: Examined['holdings']): Found[] {
  const held = holdings.findLast(each => each.worker !== undefined && each.from < until)
  const since = Math.max(from, held === undefined ? from : (held.until ?? until))
  return since < until ? [{ on: since, until: Number.isFinite(until) ? until : undefined }] : []
}

/** Allocations still open, to a worker or adviser, whose team no department is called. */
function inUnknownTeam(
  { record }: Pick<Examined, 'record'>,
  isMeant: (each: Involvement) => boolean,
): readonly Found[] {
  return record.involvements
    .filter(each => each.role === 'allocated worker' || each.role === 'personal adviser')
    .filter(each => each.endedOn === undefined && each.unknownTeam !== undefined && isMeant(each))
    .map(each => ({ ...standing(each.startedOn, each.source), said: each.unknownTeam }))
}
