import { z } from 'zod'
import { type Day, day, partsOf } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { outcomeFrom } from '../../domain/campaigns/outcome.ts'
import { type ReviewAnswer, type ReviewWritten, reviewQuestions } from '../../domain/campaigns/review.ts'
import type { QuestionSet } from '../../domain/oversight/question-set.ts'
import type { CampaignReview } from '../../store/campaigns/index.ts'

const words = z.string().max(20_000).default('')
const short = z.string().max(200).default('')

/** What the form of a review sends. */
export const reviewFields = z.object({
  'review-id': z.uuid(),
  revision: z.coerce.number('revision is a number, such as 1').int().min(0).max(1_000_000).default(0),
  version: z.coerce.number('version is a number, such as 1').int().min(1).max(1000),
  do: z.enum(['save', 'autosave', 'hand-in']).default('save'),
  'answer-lived-experience': words,
  'answer-safety': words,
  'answer-change': words,
  'answer-long-term': words,
  'answer-right-help': words,
  'answer-no-change': words,
  'unknown-safety': short,
  'unknown-change': short,
  'unknown-long-term': short,
  'unknown-right-help': short,
  'unknown-no-change': short,
  outcome: short,
  rationale: words,
  'what-changes': words,
  owner: short,
  'by-when-day': short,
  'by-when-month': short,
  'by-when-year': short,
})
export type ReviewTyped = z.infer<typeof reviewFields>

/** What was typed as a review. */
export function readReview(typed: ReviewTyped, set: QuestionSet, today: Day): ReviewWritten {
  const { date, month, year } = partsOf(today)
  const byWhen = typedDate(
    { day: typed['by-when-day'], month: typed['by-when-month'], year: typed['by-when-year'] },
    'The day by which it is done',
    `${date} ${month} ${year}`,
  )
  return {
    answers: answersOf(typed, set),
    outcome: outcomeFrom(typed.outcome) ?? '',
    rationale: typed.rationale.trim(),
    whatChanges: typed['what-changes'].trim(),
    ownerId: typed.owner.trim(),
    byWhen: byWhen.kind === 'day' ? byWhen.day : undefined,
    ...(byWhen.kind === 'wrong' ? { wrongDay: byWhen.message } : {}),
  }
}

function answersOf(typed: ReviewTyped, set: QuestionSet): Record<string, ReviewAnswer> {
  const sent = typed as unknown as Readonly<Record<string, string | undefined>>
  const answers: Record<string, ReviewAnswer> = {}
  for (const { id } of reviewQuestions(set)) {
    const answer = { text: sent[`answer-${id}`]?.trim() ?? '', notKnown: sent[`unknown-${id}`] === 'yes' }
    if (answer.text !== '' || answer.notKnown) answers[id] = answer
  }
  return answers
}

/** The form as it stands: what was saved, or nothing yet under a new id. */
export function typedFrom(
  saved: CampaignReview | undefined,
  { reviewId, version }: { reviewId: string; version: number },
): ReviewTyped {
  const by = saved?.by_when == null ? undefined : partsOf(day(saved.by_when))
  const text = (id: string) => saved?.answers[id]?.text ?? ''
  const unknown = (id: string) => (saved?.answers[id]?.notKnown ? 'yes' : '')
  return {
    'review-id': saved?.review_id ?? reviewId,
    revision: saved?.revision ?? 0,
    version: saved?.questions_version ?? version,
    do: 'save',
    'answer-lived-experience': text('lived-experience'),
    'answer-safety': text('safety'),
    'answer-change': text('change'),
    'answer-long-term': text('long-term'),
    'answer-right-help': text('right-help'),
    'answer-no-change': text('no-change'),
    'unknown-safety': unknown('safety'),
    'unknown-change': unknown('change'),
    'unknown-long-term': unknown('long-term'),
    'unknown-right-help': unknown('right-help'),
    'unknown-no-change': unknown('no-change'),
    outcome: saved?.outcome ?? '',
    rationale: saved?.rationale ?? '',
    'what-changes': saved?.what_changes ?? '',
    owner: saved?.owner_id ?? '',
    'by-when-day': by === undefined ? '' : String(by.date),
    'by-when-month': by === undefined ? '' : String(by.month),
    'by-when-year': by === undefined ? '' : String(by.year),
  }
}
