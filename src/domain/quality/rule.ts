import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { ChildRecord, Episode, RowReference } from '../record/facts.ts'
import type { Holding } from '../record/holder.ts'
import type { Stretch } from '../record/involvement.ts'
import type { StatusSpell } from '../record/status.ts'
import type { Source } from '../standards/standard.ts'

/** What a rule looks at: one child's record, who held the child and what it was open for. */
export interface Examined {
  readonly record: ChildRecord
  readonly holdings: readonly Holding[]
  readonly spells: readonly StatusSpell[]
}

/** Something missing or contradictory in a child's record. */
export interface Found {
  /** From which day it could be known. */
  readonly on: Day
  /** The first day from which nobody need mend it any more; undefined: until it is mended. */
  readonly until?: Day | undefined
  /** The imported row it is in; undefined where it is the lack of any row. */
  readonly source?: RowReference | undefined
  /** Which of several things it is that the rule looks for, in a few words. */
  readonly which?: string | undefined
  /** The row it cannot be beside. */
  readonly other?: RowReference | undefined
  /** What is recorded there and is not known, for whoever is to say what it means. */
  readonly said?: string | undefined
}

export const qualityFamilies = [
  'who the child is',
  'referrals and assessments',
  'protection',
  'visits',
  'looked after',
  'workers',
  'leaving care',
] as const
export type QualityFamily = (typeof qualityFamilies)[number]

/**
 * One thing that can be wrong with a record. Severity 1: a deadline or a count is wrong because of it; 2: a figure is less
 * sure; 3: something is less well known. A rule says only what the record itself shows, whatever the day is.
 */
export interface QualityRule {
  /** "DQ-01": never used again for another rule. */
  readonly id: string
  readonly title: string
  readonly family: QualityFamily
  readonly kind: 'missing' | 'contradictory'
  readonly severity: 1 | 2 | 3
  /** Because of it nothing falls due for a child, or nobody's list has the child: mended before all else. */
  readonly hidesChild?: true
  /** What goes wrong because of it, in a sentence. */
  readonly matters: string
  /** What to do in the case system, in a sentence. */
  readonly remedy: string
  /** Ids of the indicators whose numbers it distorts. */
  readonly distorts: readonly string[]
  /** It is to be mended although nothing of the child is open any more. */
  readonly outlastsClosure?: true
  readonly source: Source
  find(examined: Examined): readonly Found[]
}

/** How long something wrong with an event is worth mending: figures look back over a year, comparisons over two. */
const worthMending = 24

/** Something wrong with what happened on a day, for as long as figures look back to it. */
export function inEvent(on: Day, source: RowReference | undefined): Found {
  return { on, until: addMonths(on, worthMending), source }
}

/** Something wrong with what may go on: while it does, and then for as long as figures look back to its end. */
export function inEpisode({ startedOn, endedOn, source }: Episode, on = startedOn): Found {
  if (endedOn === undefined) return { on, source }
  return { on, until: addMonths(Math.max(on, endedOn), worthMending), source }
}

/** Something that stands from a day on until it is mended. */
export function standing(on: Day, source?: RowReference): Found {
  return { on, source }
}

/** What a newer return leaves out of what an older one told as open in some tables, until its end is told. */
export function toldNoMoreIn(tables: readonly string[]): QualityRule['find'] {
  return ({ record: { toldNoMore = [] } }) =>
    toldNoMore.filter(({ source }) => tables.includes(source.table)).map(({ source, since }) => standing(since, source))
}

/**
 * The last time for which a child was open for anything without a break, leaving care among it, which may be all that is
 * still to come of it; undefined of a child who was never open.
 */
export function lastTimeOpen({ spells }: Pick<Examined, 'spells'>): Stretch | undefined {
  let time: Stretch | undefined
  for (const { from, until } of spells) time = time?.until === from ? { from: time.from, until } : { from, until }
  return time
}

/** Where the rules come from. */
export const extractConventions: Source = {
  document: 'Standard Safeguarding Dataset',
  place: 'null and placeholder conventions',
}

/** A rule of the children in need census, by its code. */
export function censusRule(code: string): Source {
  return { document: 'Children in need census: validation rules (DfE)', place: code }
}

/** Something that the guide to the looked-after return says. */
export function returnRule(note: string): Source {
  return { document: 'Children looked after return (SSDA903) guide', note }
}
