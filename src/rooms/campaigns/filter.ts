import { z } from 'zod'
import { compareCampaigns } from '../../domain/campaigns/comparison.ts'
import { outcomeWords, type ReviewOutcome, reviewOutcomes } from '../../domain/campaigns/outcome.ts'
import { oneOf, short } from '../live/index.ts'
import { planState } from './plans.ts'
import { bothRead, type CampaignRead, type CampaignRow } from './reading.ts'

const stages = ['done', 'left', 'begun', 'to do', 'not shared out'] as const
const seconds = ['asked', 'both', 'same', 'differ'] as const
const plans = ['given', 'none', 'overdue', 'done', 'closed'] as const
const amongs = ['stayed', 'left', 'joined', 'twice-right'] as const

/** What the list of a campaign's children can be narrowed by. */
export const listQuery = z.object({
  stage: oneOf(stages),
  outcome: oneOf(reviewOutcomes),
  reader: short(200),
  unit: short(100),
  second: oneOf(seconds),
  plan: oneOf(plans),
  /** Compared with another campaign: which of these, and what that one found. */
  with: z.uuid().optional(),
  among: oneOf(amongs),
  was: oneOf(reviewOutcomes),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
export type ListQuery = z.infer<typeof listQuery>

const stageWords: Readonly<Record<(typeof stages)[number], string>> = {
  done: 'Reviewed',
  left: 'Not reviewed yet',
  begun: 'Review begun',
  'to do': 'Shared out, not begun',
  'not shared out': 'Not shared out',
}
const secondWords: Readonly<Record<(typeof seconds)[number], string>> = {
  asked: 'To be read twice',
  both: 'Read twice',
  same: 'Two readers agree',
  differ: 'Two readers differ, not settled',
}
const planWords: Readonly<Record<(typeof plans)[number], string>> = {
  given: 'Something is to change',
  none: 'Nothing is to change',
  overdue: 'What was to change is overdue',
  done: 'What was to change is done and confirmed',
  closed: 'What was to change was not done when the case closed',
}
const amongWords: Readonly<Record<(typeof amongs)[number], string>> = {
  stayed: 'In the other campaign too',
  left: 'Not in the other campaign',
  joined: 'Not in the other campaign',
  'twice-right': 'Twice found that the plan is right',
}

/** What was chosen, as removable tags: heading, words and the name of the field. */
export function chosenOf(
  query: ListQuery,
  { nameOf, unitName }: { nameOf: (personId: string) => string; unitName: (unit: string) => string },
): { readonly heading: string; readonly text: string; readonly field: keyof ListQuery }[] {
  const { stage, outcome, reader, unit, second, plan, among, was } = query
  return [
    ...(stage ? [{ heading: 'How far', text: stageWords[stage], field: 'stage' as const }] : []),
    ...(outcome ? [{ heading: 'Outcome', text: outcomeWords[outcome].name, field: 'outcome' as const }] : []),
    ...(reader
      ? [{ heading: 'Reviewer', text: reader === 'nobody' ? 'Nobody yet' : nameOf(reader), field: 'reader' as const }]
      : []),
    ...(unit ? [{ heading: 'Unit', text: unitName(unit === 'not-known' ? '' : unit), field: 'unit' as const }] : []),
    ...(second ? [{ heading: 'Second reading', text: secondWords[second], field: 'second' as const }] : []),
    ...(plan ? [{ heading: 'What is to change', text: planWords[plan], field: 'plan' as const }] : []),
    ...(among ? [{ heading: 'Compared', text: amongWords[among], field: 'among' as const }] : []),
    ...(was ? [{ heading: 'The other campaign found', text: outcomeWords[was].name, field: 'was' as const }] : []),
  ]
}

/** The rows that were asked for. `other` is the campaign compared with, where one is named. */
export function filtered(
  read: CampaignRead,
  query: ListQuery,
  other: CampaignRead | undefined,
  today: number,
): CampaignRow[] {
  const { stage, outcome, reader, unit, second, plan } = query
  const twice = new Set(second === 'both' || second === 'same' ? bothRead(read.rows) : [])
  const compared = other === undefined ? undefined : comparedWith(read, other, query)
  return read.rows.filter(row => {
    if (stage !== undefined && (stage === 'left' ? row.stage === 'done' : row.stage !== stage)) return false
    if (outcome !== undefined && row.outcome !== outcome) return false
    if (reader !== undefined && (row.child.first_reader ?? 'nobody') !== reader) return false
    if (unit !== undefined && (row.child.unit ?? 'not-known') !== unit) return false
    if (second === 'asked' && !row.child.in_sample) return false
    if (second === 'both' && !twice.has(row)) return false
    if (second === 'same' && (!twice.has(row) || row.differs)) return false
    if (second === 'differ' && (!row.differs || row.child.settled_outcome !== null)) return false
    if (plan !== undefined && !isPlan(row, plan, today)) return false
    return compared === undefined || compared.has(row.childId)
  })
}

function isPlan({ plan, stage }: CampaignRow, asked: (typeof plans)[number], today: number): boolean {
  if (asked === 'none') return stage === 'done' && plan === undefined
  if (plan === undefined) return false
  if (asked === 'given') return true
  return planState(plan, today) === (asked === 'closed' ? 'case closed' : asked)
}

function comparedWith(read: CampaignRead, other: CampaignRead, { among, was }: ListQuery): ReadonlySet<string> {
  const mine = outcomesOf(read)
  const theirs = outcomesOf(other)
  const { stayed, left, twiceRight } = compareCampaigns(mine, theirs)
  const chosen =
    among === 'stayed'
      ? stayed
      : among === 'left' || among === 'joined'
        ? left
        : among === 'twice-right'
          ? twiceRight
          : [...mine.keys()]
  return new Set(was === undefined ? chosen : chosen.filter(each => theirs.get(each) === was))
}

/** What each child came to, as far as this reader may know. */
export function outcomesOf({ rows }: CampaignRead): Map<string, ReviewOutcome | undefined> {
  return new Map(rows.map(each => [each.childId, each.outcome]))
}
