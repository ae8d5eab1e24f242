import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { type NoteWritten, problemsOf } from './note.ts'
import { criticalQuestions, noteKinds, questionSetOf, questionSetOn, questionSets } from './question-set.ts'

const today = day('2019-04-05')
const set = questionSetOn(today)
const lived = 'She sleeps on the sofa because the bedroom is damp, and told the worker that nights are loud.'
const answers = Object.fromEntries(
  set.questions.map(({ id }) => [
    id,
    { text: id === 'lived-experience' ? lived : 'Seen on Tuesday.', notKnown: false },
  ]),
)
const note: NoteWritten = {
  kind: 'case supervision',
  heldOn: today,
  answers,
  decision: 'Go on for four weeks.',
  rationale: 'The mornings hold.',
  workerView: 'hold',
  managerView: 'hold',
  nextOn: today + 28,
  directions: [{ directionId: 'd', what: 'See her alone', ownerId: 'W1', dueOn: today + 7 }],
}
const fields = (changed: Partial<NoteWritten>) =>
  problemsOf({ ...note, ...changed }, set, today).map(each => each.field)
const without = (id: string) => ({ answers: { ...answers, [id]: { text: '  ', notKnown: false } } })

describe('what keeps a note from being signed', () => {
  it('is nothing where it is whole', () => expect(fields({})).toEqual([]))

  it.each([
    ['no word of the child’s life', without('lived-experience'), ['answer-lived-experience']],
    [
      'a formula instead of the child’s life',
      { answers: { ...answers, 'lived-experience': { text: 'No change since last time.', notKnown: false } } },
      ['answer-lived-experience'],
    ],
    [
      'the child’s life is never “not known”',
      { answers: { ...answers, 'lived-experience': { text: '', notKnown: true } } },
      ['answer-lived-experience'],
    ],
    ['a critical question left open', without('no-change'), ['answer-no-change']],
    ['nothing of the men', without('men'), ['answer-men']],
    ['no decision', { decision: ' ' }, ['decision']],
    ['no reason', { rationale: '' }, ['rationale']],
    ['no view of the level', { managerView: undefined }, ['manager-view']],
    ['no day', { heldOn: undefined }, ['held']],
    ['tomorrow', { heldOn: today + 1 }, ['held']],
    ['a next date that is past', { nextOn: today }, ['next']],
    ['a direction without an owner', { directions: [{ ...note.directions[0]!, ownerId: '' }] }, ['direction-0-owner']],
    [
      'a direction without a date is not a direction',
      { directions: [{ ...note.directions[0]!, dueOn: undefined }] },
      ['direction-0-due'],
    ],
    ['a direction for yesterday', { directions: [{ ...note.directions[0]!, dueOn: today - 1 }] }, ['direction-0-due']],
    ['a direction to do nothing', { directions: [{ ...note.directions[0]!, what: '' }] }, ['direction-0-what']],
  ] satisfies [string, Partial<NoteWritten>, string[]][])('%s', (_, changed, expected) => {
    expect(fields(changed)).toEqual(expected)
  })

  it('is not that something is not known, if that is said', () => {
    const unknown = { ...answers, safety: { text: '', notKnown: true }, men: { text: '', notKnown: true } }
    expect(fields({ answers: unknown })).toEqual([])
  })

  it('asks a management note for the child’s life, the decision and its reason, and for no more', () => {
    const only = { 'lived-experience': answers['lived-experience']! }
    expect(fields({ kind: 'management oversight', answers: only, managerView: undefined })).toEqual([])
  })
})

describe('the questions', () => {
  it('begin with the child’s lived experience in every version and every kind of note, and it has to be answered', () => {
    for (const { questions } of questionSets) {
      expect(questions[0]!.id).toBe('lived-experience')
      expect(questions[0]!.needed).toEqual(noteKinds)
      expect(questions[0]!.mayBeUnknown).toBeUndefined()
    }
  })

  it('hold the six critical questions in every version', () => {
    expect(criticalQuestions).toHaveLength(6)
    for (const { questions } of questionSets)
      expect(questions.map(each => each.id)).toEqual(expect.arrayContaining([...criticalQuestions]))
  })

  it('are those of the day, and of a version for ever', () => {
    expect(questionSetOn(day('2018-01-01')).version).toBe(1)
    expect(questionSetOf(1).version).toBe(1)
    expect(() => questionSetOf(99)).toThrow('There are no questions of version 99')
  })
})
