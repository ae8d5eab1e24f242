import type { ChildRecord } from '../../record/facts.ts'
import { parentPlacements } from '../../templates/looked-after.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { carePlanningRegulations, whatEndsCare } from './in-care.ts'
import { type Placed, parentRowOf, placementEnds, placementsIn } from './placed.ts'

type Row = OwnRow<keyof typeof parentPlacements.columns & string>

interface WithParent extends Placed {
  readonly row: Row
}

/** Placements with a parent made before the assessment was complete. */
function withParent(record: ChildRecord): WithParent[] {
  const rows = rowsOf(record, parentPlacements)
  if (rows.length === 0) return []
  return placementsIn(record).flatMap(each => {
    const row = parentRowOf(each, rows, record)
    return row === undefined ? [] : [{ ...each, row }]
  })
}

function doneOn(row: Row, column: 'assessed_on' | 'decided_on', what: string): Meeting[] {
  const on = row.day(column)
  return on === undefined ? [] : [{ on, what, source: row.source }]
}

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  source: [carePlanningRegulations('19', 'the Welsh regulation of the same words was read; to be checked')],
  whatEndsIt: `The placement ends. ${whatEndsCare}`,
  exceptions: [],
  evidence: 'template parent_placements',
  gravity: 1,
  soon: workingDays(3),
  matters: 'The child is back where the harm was found, before anybody has found out whether it is over.',
  good: 'The assessment has a date from the first day, and the child may stay only if it says so.',
  weak: 'The child is at home anyway, so the assessment waits.',
  auditQuestion: 'Was the child safe at home, and did somebody decide so on what was found?',
  ends: placementEnds,
} as const

export const parentAssessment = standard<WithParent>({
  ...shared,
  id: 'LP-10',
  title: 'Parent assessed within ten working days of the child’s placement',
  rule: 'Where a child in care is placed with a parent before the parent has been assessed, the assessment, and a review of the child’s case, are completed within ten working days of the placement.',
  whoIsCovered: 'Placements with a parent, or another person with parental responsibility, made before the assessment.',
  whatMeetsIt:
    'The assessment is recorded as completed. The review is shown with the child’s reviews and not timed here.',
  illustration:
    'Made-up Anwen’s mother was assessed in eight days. It found a new partner whom nobody had known of, and he was assessed too.',
  measuredBy: 'LP-10.in-time',
  covers: withParent,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: ({ row }) => doneOn(row, 'assessed_on', 'Assessment completed'),
  says: {
    started: 'Placed with a parent before the assessment',
    needed: 'The assessment is due within 10 working days',
    met: 'Assessment completed',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'placed on Wednesday 24 April 2019',
      given: child({
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'P1' }] }],
        own: { parent_placements: [{ placement_started_on: '2019-04-24', assessed_on: '2019-05-10' }] },
      }),
      expect: [{ dueOn: '2019-05-09', metOn: '2019-05-10', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'assessed before the placement: no row, and nothing here',
      given: child({ care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'P1' }] }] }),
      expect: [],
    },
  ],
})

export const parentDecision = standard<WithParent>({
  ...shared,
  id: 'LP-11',
  title: 'Placement with a parent confirmed within ten working days of the assessment',
  rule: 'Within ten working days of the assessment the decision to place the child with the parent is confirmed, or the placement is ended.',
  whoIsCovered:
    'Placements with a parent, or another person with parental responsibility, made before the assessment, once it is complete.',
  whatMeetsIt: 'The decision is recorded.',
  illustration:
    'Made-up Hefin was told by his worker, the day it was decided, that he would stay with his father. He had been keeping his bag packed.',
  measuredBy: 'LP-11.in-time',
  covers: record =>
    withParent(record).flatMap(each => {
      const on = each.row.day('assessed_on')
      return on === undefined || on < each.startsOn ? [] : [{ ...each, startsOn: on, source: each.row.source }]
    }),
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: ({ row }) => doneOn(row, 'decided_on', 'Decision recorded'),
  says: {
    started: 'Assessment completed',
    needed: 'A decision is due within 10 working days',
    met: 'Decided',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'assessed on Wednesday 24 April 2019',
      given: child({
        care: [{ from: '2019-04-15', placements: [{ from: '2019-04-15', type: 'P1' }] }],
        own: {
          parent_placements: [
            { placement_started_on: '2019-04-15', assessed_on: '2019-04-24', decided_on: '2019-05-09' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09', metOn: '2019-05-09' }],
    },
    {
      name: 'not assessed yet: nothing to decide on (LP-10 shows it)',
      given: child({
        care: [{ from: '2019-04-15', placements: [{ from: '2019-04-15', type: 'P1' }] }],
        own: { parent_placements: [{ placement_started_on: '2019-04-15' }] },
      }),
      expect: [],
    },
  ],
})
