import { z } from 'zod'
import { type Day, partsOf } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import type { NoteAnswer, NoteWritten, TypedDirection } from '../../domain/oversight/note.ts'
import { thresholdView } from '../../domain/oversight/note.ts'
import { type NoteKind, noteKinds, type QuestionSet } from '../../domain/oversight/question-set.ts'
import type { TypedNote } from '../../store/oversight-notes.ts'

/** How many directions a form has room for. */
export const directionRows = 3

const words = z.string().max(20_000).default('')
const part = z.string().max(20).default('')

/** What the form of a note sends. Further answers, directions and previous directions come under names of their own. */
export const noteFields = z
  .object({
    kind: z.enum(noteKinds),
    revision: z.coerce.number().int().min(0).max(1_000_000),
    do: z.enum(['save', 'autosave', 'sign', 'discard']).default('save'),
    'held-day': part,
    'held-month': part,
    'held-year': part,
    'answer-lived-experience': words,
    decision: words,
    rationale: words,
    'direction-0-what': words,
  })
  .catchall(words)
export type NoteSent = z.infer<typeof noteFields>

const notTyped = new Set(['kind', 'revision', 'do', '_csrf'])

/** What was typed, by field, without what is empty: kept as it is while the note is a draft. */
export function typedOf(sent: NoteSent): TypedNote {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      notTyped.has(name) || value === '' || value === undefined ? [] : [[name, String(value)]],
    ),
  )
}

/** A form nothing has been typed into: held today, with ids for the directions it may give. */
export function freshNote(today: Day, idFor: () => string): TypedNote {
  const { date, month, year } = partsOf(today)
  const ids = Array.from({ length: directionRows }, (_, index) => [`direction-${index}-id`, idFor()])
  return {
    'held-day': String(date),
    'held-month': String(month),
    'held-year': String(year),
    ...Object.fromEntries(ids),
  }
}

/** What was typed as a note. */
export function readTyped(typed: TypedNote, kind: NoteKind, { questions }: QuestionSet): NoteWritten {
  const text = (field: string) => typed[field]?.trim() ?? ''
  const answers: Record<string, NoteAnswer> = {}
  for (const { id } of questions) {
    const answer = { text: text(`answer-${id}`), notKnown: typed[`unknown-${id}`] === 'yes' }
    if (answer.text !== '' || answer.notKnown) answers[id] = answer
  }
  return {
    kind,
    heldOn: dayOf(typed, 'held', 'The day it was held').day,
    answers,
    decision: text('decision'),
    rationale: text('rationale'),
    workerView: thresholdView(text('worker-view')),
    managerView: thresholdView(text('manager-view')),
    nextOn: dayOf(typed, 'next', 'The next date').day,
    directions: directionsIn(typed),
  }
}

/** The directions of a form: rows in which anything was typed. */
function directionsIn(typed: TypedNote): TypedDirection[] {
  const text = (field: string) => typed[field]?.trim() ?? ''
  return Array.from({ length: directionRows }, (_, index): TypedDirection[] => {
    const at = `direction-${index}`
    const { day, wrong, isEmpty } = dayOf(typed, `${at}-due`, 'The day it is to be done by')
    const what = text(`${at}-what`)
    if (what === '' && isEmpty) return []
    return [{ directionId: text(`${at}-id`), what, ownerId: text(`${at}-owner`), dueOn: day, wrongDay: wrong }]
  }).flat()
}

/** A date of three fields. */
export function dayOf(typed: TypedNote, name: string, what: string) {
  const read = typedDate(
    { day: typed[`${name}-day`], month: typed[`${name}-month`], year: typed[`${name}-year`] },
    what,
    '27 3 2019',
  )
  return {
    day: read.kind === 'day' ? read.day : undefined,
    wrong: read.kind === 'wrong' ? read.message : undefined,
    isEmpty: read.kind === 'empty',
  }
}

/** What is said of one earlier direction in a discussion. */
export interface PreviousAnswer {
  readonly directionId: string
  readonly revision: number
  readonly said: 'done' | 'not done' | 'confirmed' | 'not confirmed' | 'withdrawn'
  readonly words: string
}

const saids = ['done', 'not done', 'confirmed', 'not confirmed', 'withdrawn'] as const

/** What is said of earlier directions; those of which nothing is said are left out. */
export function previousIn(typed: TypedNote): PreviousAnswer[] {
  return Object.entries(typed).flatMap(([name, value]): PreviousAnswer[] => {
    const directionId = /^previous-([0-9a-f-]{36})$/.exec(name)?.[1]
    const said = saids.find(each => each === value)
    if (directionId === undefined || said === undefined) return []
    const revision = Number(typed[`previous-${directionId}-revision`])
    return [{ directionId, revision, said, words: typed[`previous-${directionId}-words`]?.trim() ?? '' }]
  })
}
