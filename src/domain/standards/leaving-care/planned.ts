import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { pathwayPlans } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import type { Meeting } from '../standard.ts'

/** Pathway plans and reviews of them, in date order. */
export interface Planned {
  /** From the template, with the extract's date where it tells of another day. */
  readonly dates: readonly Meeting[]
  /** Only the extract tells of any: the latest plan or review, and none before it. */
  readonly onlyLatest: boolean
}

/** What is told of a young person's pathway plans. */
export function plannedOf(record: ChildRecord): Planned {
  const dates = rowsOf(record, pathwayPlans).flatMap((row): Meeting[] =>
    row.on === undefined
      ? []
      : [
          {
            on: row.on,
            what: row.text('kind') === 'plan' ? 'Pathway plan made' : 'Pathway plan reviewed',
            source: row.source,
          },
        ],
  )
  const onlyLatest = dates.length === 0
  const latest = record.careLeaver?.pathwayPlanOn
  if (latest !== undefined && !dates.some(each => each.on === latest)) {
    dates.push({ on: latest, what: 'Pathway plan made or reviewed', source: record.careLeaver!.source })
    dates.sort((a, b) => a.on - b.on)
  }
  return { dates, onlyLatest }
}

/** The last of some days that is neither after one day nor before another. */
export function lastBetween<T extends { readonly on: Day }>(dates: readonly T[], from: Day, to: Day): T | undefined {
  return dates.findLast(each => each.on >= from && each.on <= to)
}

/** What the standards about pathway plans have in common. */
export const aboutPathwayPlans = {
  stage: 'leaving care',
  matters: 'The pathway plan says who will do what when the care system steps back.',
  good: 'Written with the young person: where they will live, on what money, who they can ring at night, and what happens if it goes wrong.',
  weak: 'A plan the young person has never seen, with “to be confirmed” under housing two months before 18.',
  illustration:
    'Idris’s plan named the college, the bus and the person who would knock if he did not get up. He finished the year.',
  auditQuestion:
    'Was the plan the young person’s own, did it say what happens if it fails, and had the last one been done?',
} as const
