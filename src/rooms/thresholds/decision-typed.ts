import { z } from 'zod'
import { type Day, partsOf } from '../../domain/calendar/day.ts'
import { type TypedDate, typedDate } from '../../domain/calendar/typed-date.ts'
import type { DecisionProblem, DecisionWritten } from '../../domain/thresholds/decision.ts'

const words = z.string().max(20_000).default('')
const short = z.string().max(200).default('')
const many = z
  .union([z.string().max(300), z.array(z.string().max(300)).max(200)])
  .default([])
  .transform(given => [given].flat().filter(each => each !== ''))

/** What the form of a decision sends. */
export const decisionFields = z.object({
  decision: z.uuid(),
  version: z.coerce.number('version is a number, such as 1').int().min(0).max(100_000),
  'decided-day': short,
  'decided-month': short,
  'decided-year': short,
  at: short,
  before: short,
  after: short,
  referrer: short,
  indicators: many,
  protective: many,
  contexts: many,
  consent: short,
  'why-dispensed': words,
  partner: short,
  'partner-view': short,
  'partner-says': words,
  rationale: words,
  alternatives: words,
  'next-day': short,
  'next-month': short,
  'next-year': short,
})
export type DecisionTyped = z.infer<typeof decisionFields>

/** The value of the box that says that none was found. */
export const noneFound = 'none'

/** What was typed, with what is wrong in the dates. */
export function readDecisionTyped(
  typed: DecisionTyped,
  today: Day,
): { readonly written: DecisionWritten; readonly problems: readonly DecisionProblem[] } {
  const { date, month, year } = partsOf(today)
  const dayOf = (name: 'decided' | 'next', what: string): TypedDate =>
    typedDate(
      { day: typed[`${name}-day`], month: typed[`${name}-month`], year: typed[`${name}-year`] },
      what,
      `${date} ${month} ${year}`,
    )
  const decided = dayOf('decided', 'The day it was decided')
  const next = dayOf('next', 'The next review')
  const problems = [
    ...(decided.kind === 'wrong' ? [{ field: 'decided', message: decided.message }] : []),
    ...(next.kind === 'wrong' ? [{ field: 'next', message: next.message }] : []),
  ]
  const written: DecisionWritten = {
    decidedOn: decided.kind === 'day' ? decided.day : undefined,
    at: typed.at,
    levelBefore: typed.before,
    levelAfter: typed.after,
    referrerLevel: typed.referrer,
    indicators: [...typed.indicators, ...typed.protective.filter(each => each !== noneFound)],
    noneProtective: typed.protective.includes(noneFound),
    contexts: typed.contexts.filter(each => each !== noneFound),
    noContext: typed.contexts.includes(noneFound),
    consent: typed.consent,
    whyDispensed: typed['why-dispensed'].trim(),
    partner: typed.partner.trim(),
    partnerView: typed['partner-view'],
    partnerSays: typed['partner-says'].trim(),
    rationale: typed.rationale.trim(),
    alternatives: typed.alternatives.trim(),
    nextOn: next.kind === 'day' ? next.day : undefined,
  }
  return { written, problems }
}

/** The form before anything is typed: decided today, from the level decided last. */
export function freshDecision(given: {
  decisionId: string
  version: number
  levelBefore: string
  today: Day
}): DecisionTyped {
  const { date, month, year } = partsOf(given.today)
  return {
    decision: given.decisionId,
    version: given.version,
    'decided-day': String(date),
    'decided-month': String(month),
    'decided-year': String(year),
    at: '',
    before: given.levelBefore,
    after: '',
    referrer: '',
    indicators: [],
    protective: [],
    contexts: [],
    consent: '',
    'why-dispensed': '',
    partner: '',
    'partner-view': '',
    'partner-says': '',
    rationale: '',
    alternatives: '',
    'next-day': '',
    'next-month': '',
    'next-year': '',
  }
}
