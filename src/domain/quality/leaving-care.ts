import type { CareLeaver } from '../record/facts.ts'
import { extractConventions, type QualityRule, standing } from './rule.ts'

const family = 'leaving care'

const unless =
  (isRecorded: (leaver: CareLeaver) => boolean, which?: (leaver: CareLeaver) => string): QualityRule['find'] =>
  ({ record, spells }) => {
    const { careLeaver } = record
    const since = spells.find(each => each.status === 'care leaver')?.from
    if (careLeaver === undefined || since === undefined || isRecorded(careLeaver)) return []
    return [{ ...standing(since, careLeaver.source), which: which?.(careLeaver) }]
  }

/** How young people who left care are. */
export const leavingCareRules: readonly QualityRule[] = [
  {
    id: 'DQ-70',
    title: 'Care leaver: whether in touch not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The young person counts as one of whom it is not known whether the authority is in touch.',
    remedy: 'Record whether the authority is in touch, or why not.',
    distorts: ['I-63'],
    source: extractConventions,
    find: unless(each => each.inTouch !== undefined),
  },
  {
    id: 'DQ-71',
    title: 'Care leaver: accommodation, or whether it is suitable, not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The young person counts as not known to live somewhere suitable.',
    remedy: 'Record where the young person lives and whether that is suitable.',
    distorts: ['I-64'],
    source: extractConventions,
    find: unless(
      each => each.accommodation !== undefined && each.suitable !== 'unknown',
      each => {
        if (each.accommodation !== undefined) return 'whether it is suitable'
        return each.suitable === 'unknown' ? 'both' : 'where the young person lives'
      },
    ),
  },
  {
    id: 'DQ-72',
    title: 'Care leaver: what the young person does not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The young person counts as not known to learn or work.',
    remedy: 'Record whether the young person is in education, employment or training.',
    distorts: ['I-65'],
    source: extractConventions,
    find: unless(each => each.activity !== undefined),
  },
]
