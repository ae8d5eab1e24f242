import { type Day, day } from '../calendar/day.ts'

/** What a note of oversight may be, as the template `supervisions` names them. */
export const noteKinds = ['case supervision', 'management oversight', 'unit discussion', 'senior oversight'] as const
export type NoteKind = (typeof noteKinds)[number]

/** One question of a form. */
export interface Question {
  readonly id: string
  readonly text: string
  readonly hint: string
  /** Kinds of note in which it has to be answered; "not known" is an answer where `mayBeUnknown`. */
  readonly needed: readonly NoteKind[]
  readonly mayBeUnknown?: true
}

/** The wording of the forms from a day on. Answers stand with the version they answer, and are read with its words. */
export interface QuestionSet {
  readonly version: number
  readonly from: Day
  readonly questions: readonly Question[]
}

const everywhere: readonly NoteKind[] = noteKinds
const discussions: readonly NoteKind[] = ['case supervision', 'unit discussion', 'senior oversight']

/**
 * Every version there was, earliest first; a version that notes were written by is never changed. The child’s lived
 * experience comes first in each; with the five after it they are the six critical questions (inspection-and-quality 4.1).
 */
export const questionSets: readonly QuestionSet[] = [
  {
    version: 1,
    from: day('2019-03-01'),
    questions: [
      {
        id: 'lived-experience',
        text: 'What is this child’s life like at the moment?',
        hint: 'From the child’s side: a day, a night, a weekend. What they say, show or do not say, and how we know.',
        needed: everywhere,
      },
      {
        id: 'safety',
        text: 'Is this child safe today, and how do we know?',
        hint: 'What has been seen since the last discussion, by whom. What has not been seen.',
        needed: discussions,
        mayBeUnknown: true,
      },
      {
        id: 'change',
        text: 'What has changed for the child, and is it fast enough for a child of this age?',
        hint: 'Change in the child’s life, not appointments kept.',
        needed: discussions,
        mayBeUnknown: true,
      },
      {
        id: 'long-term',
        text: 'Where is this going: what is the plan for this child’s growing up?',
        hint: 'Where the child will live, with whom, and what settles it.',
        needed: discussions,
        mayBeUnknown: true,
      },
      {
        id: 'right-help',
        text: 'Is this the right help for this child, at the right level?',
        hint: 'What would tell us it is not.',
        needed: discussions,
        mayBeUnknown: true,
      },
      {
        id: 'no-change',
        text: 'What happens if nothing changes, and by when?',
        hint: 'The next step and its day, as the family has been told it.',
        needed: discussions,
        mayBeUnknown: true,
      },
      {
        id: 'men',
        text: 'Who are the men in this child’s life: fathers, partners, brothers, others?',
        hint: 'Each as a risk and as a resource; who has met them; who has not been found.',
        needed: ['case supervision', 'senior oversight'],
        mayBeUnknown: true,
      },
      {
        id: 'another-view',
        text: 'What might we be wrong about?',
        hint: 'Another way of seeing it; what a family’s going along with us may hide; who was asked to disagree.',
        needed: [],
      },
    ],
  },
]

/** The questions in use on a day. */
export function questionSetOn(on: Day): QuestionSet {
  return questionSets.findLast(each => each.from <= on) ?? questionSets[0]!
}

/** The questions of a version. Throws RangeError for one there never was. */
export function questionSetOf(version: number): QuestionSet {
  const found = questionSets.find(each => each.version === version)
  if (found === undefined) throw new RangeError(`There are no questions of version ${version}`)
  return found
}

/** The questions that are the six critical ones, in order. */
export const criticalQuestions = [
  'lived-experience',
  'safety',
  'change',
  'long-term',
  'right-help',
  'no-change',
] as const

/** The first question of every form. */
export const livedExperience = 'lived-experience'

/** Who is to look next at whether the help is at the right level. */
export const thresholdViews = ['step up', 'hold', 'step down'] as const
export type ThresholdView = (typeof thresholdViews)[number]
