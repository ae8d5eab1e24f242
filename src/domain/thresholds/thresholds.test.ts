import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales as calendar } from '../calendar/working-calendar.ts'
import { escalations } from '../templates/protection.ts'
import { type DecisionWritten, decisionProblems, directionOf } from './decision.ts'
import { beginStage, escalationKinds, standingOf } from './escalation.ts'
import { type Framework, frameworkChanges, readFramework, writeFramework } from './framework.ts'
import { type MeasuredDecision, thresholdMeasures } from './measures.ts'
import { sampleFramework, sampleFrameworkText } from './sample-framework.ts'

const today = day('2027-03-10')

describe('a threshold framework', () => {
  it('is there to begin from: four levels, contexts of peers, school and place, stages with clocks', () => {
    expect(sampleFramework.levels.map(each => each.name)).toEqual([
      'Universal',
      'Additional',
      'Intensive',
      'Specialist',
    ])
    expect(sampleFramework.contexts.map(each => each.id)).toEqual(['peers', 'school', 'place', 'online'])
    expect(sampleFramework.stages.map(each => each.workingDays)).toEqual([2, 3, 5, 10])
    for (const each of sampleFramework.domains)
      expect([each.name, each.indicators.some(one => one.kind === 'protective')]).toEqual([each.name, true])
  })

  it('is read and written to the same', () => {
    expect(readFramework(writeFramework(sampleFramework))).toEqual({ framework: sampleFramework })
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    const words = fc.uniqueArray(word, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(words, words, words, (levels, needs, places) => {
        const text = [
          ...levels.map(each => `Level: ${each} | says ${each}`),
          'Domain: one',
          ...needs.map(each => `Need: ${each}`),
          'Protective: kept safe by gran',
          ...places.map(each => `Context: ${each}`),
          'Stage: first | 2',
        ].join('\n')
        const read = readFramework(text) as { framework: Framework }
        expect(read.framework.levels.map(each => each.name)).toEqual(levels)
        expect(readFramework(writeFramework(read.framework))).toEqual(read)
      }),
    )
  })

  it.each([
    ['Levels: many', 1, /Begin the line with/],
    ['Need: is hungry', 1, /Write the domain/],
    ['Stage: Worker to worker', 1, /Enter the working days/],
    ['Level: One', 0, /at least two levels/],
    [`${sampleFrameworkText}\nContext: Peers | again`, 0, /“Peers” is there twice/],
  ])('%j is told with its line', (text, line, message) => {
    const read = readFramework(text) as { problems: { line: number; message: string }[] }
    expect(read.problems.some(each => each.line === line && message.test(each.message))).toBe(true)
  })

  it('says what a new version changes', () => {
    const { framework } = readFramework(sampleFrameworkText.replace('| 2', '| 1')) as { framework: Framework }
    expect(frameworkChanges(sampleFramework, framework)).toEqual([
      'New: Stage: Worker to worker | 1',
      'Gone: Stage: Worker to worker | 2',
    ])
  })
})

describe('B27: a threshold decision', () => {
  const [need, protective] = ['need', 'protective'].map(
    kind => sampleFramework.domains[0]!.indicators.find(each => each.kind === kind)!.id,
  )
  const whole: DecisionWritten = {
    ...{
      decidedOn: today,
      at: 'screening',
      levelBefore: 'universal',
      levelAfter: 'intensive',
      referrerLevel: 'specialist',
    },
    ...{ indicators: [need!, protective!], noneProtective: false, contexts: ['peers'], noContext: false },
    ...{ consent: 'given', whyDispensed: '', partner: 'School', partnerView: 'disagrees', partnerSays: 'It is more.' },
    ...{ rationale: 'Two hungry days a week.', alternatives: '', nextOn: today + 60 },
  }
  const fields = (change: Partial<DecisionWritten>) =>
    decisionProblems({ ...whole, ...change }, sampleFramework, today).map(each => each.field)

  it.each<[Partial<DecisionWritten>, readonly string[]]>([
    [{}, []],
    [{ decidedOn: undefined }, ['decided']],
    [{ decidedOn: today + 1 }, ['decided']],
    [{ levelAfter: 'nowhere' }, ['after']],
    [{ indicators: [protective!] }, ['indicators']],
    [{ indicators: [protective!], levelAfter: 'universal' }, []],
    [{ indicators: [need!] }, ['protective']],
    [{ indicators: [need!], noneProtective: true }, []],
    [{ noneProtective: true }, ['protective']],
    [{ contexts: [] }, ['contexts']],
    [{ contexts: [], noContext: true }, []],
    [{ consent: 'dispensed with' }, ['why-dispensed']],
    [{ consent: 'not asked for', whyDispensed: 'Nobody was home.' }, []],
    [{ partnerSays: '' }, ['partner-says']],
    [{ partner: '' }, ['partner']],
    [{ partnerView: 'not asked', partner: '', partnerSays: '' }, []],
    [{ rationale: '' }, ['rationale']],
    [{ nextOn: today }, ['next']],
    [{ nextOn: undefined }, ['next']],
  ])('with %o is asked for %o', (change, expected) => {
    expect(fields(change)).toEqual(expected)
  })

  it('goes up, down or stays by the order of its own version', () => {
    const of = (levelBefore: string, levelAfter: string) => directionOf(sampleFramework, { levelBefore, levelAfter })
    expect([
      of('additional', 'specialist'),
      of('specialist', 'additional'),
      of('additional', 'additional'),
      of('', 'additional'),
    ]).toEqual(['up', 'down', 'same', undefined])
  })
})

describe('B34: an escalation', () => {
  const { stages } = sampleFramework
  // A Thursday before Easter 2027: Good Friday is 26 March, Easter Monday 29 March.
  const raised = day('2027-03-25')
  const first = beginStage(stages[0]!, 'Team manager, school', raised, calendar)!

  it('has a clock in working days at each stage', () => {
    expect(first.dueOn).toBe(day('2027-03-31'))
    const of = (on: string) => standingOf({ stages, steps: [first] }, day(on), calendar)
    expect(of('2027-03-31')).toMatchObject({ state: 'waiting', workingDaysLate: 0 })
    expect(of('2027-04-02')).toMatchObject({ state: 'overdue', workingDaysLate: 2 })
    expect(of('2027-04-02').next?.name).toBe('Manager to manager')
  })

  it('is not settled by an answer, and ends at the last stage', () => {
    const answered = { ...first, answeredOn: day('2027-03-30'), answer: 'No.' }
    expect(standingOf({ stages, steps: [answered] }, today + 400, calendar).state).toBe('answered')
    const last = beginStage(stages.at(-1)!, 'Partnership', raised, calendar)!
    expect(standingOf({ stages, steps: [answered, last] }, raised, calendar).next).toBeUndefined()
    expect(standingOf({ stages, steps: [answered], settledOn: raised + 9 }, raised + 400, calendar)).toMatchObject({
      state: 'settled',
      next: undefined,
    })
  })

  it('is of the kinds that the standards know', () => {
    expect([...escalationKinds].sort()).toEqual([...escalations.columns.kind.choices!].sort())
  })
})

describe('measures of thresholds', () => {
  const decision = (change: Partial<MeasuredDecision>): MeasuredDecision => ({
    ...{
      decisionId: 'd',
      childId: 'c',
      decidedOn: today - 200,
      level: 'Intensive',
      direction: 'same',
      referrerLevel: undefined,
    },
    ...{ auditorLevel: undefined, hasContext: true, hasProtective: true, consent: 'given', partnerView: 'agrees' },
    ...change,
  })

  it('count who was stepped down and up again within twelve weeks', () => {
    const all = [
      decision({ direction: 'down', decidedOn: today - 200 }),
      decision({ direction: 'up', decidedOn: today - 200 + 83 }),
      decision({ childId: 'late', direction: 'down', decidedOn: today - 200 }),
      decision({ childId: 'late', direction: 'up', decidedOn: today - 200 + 84 }),
      decision({ childId: 'new', direction: 'down', decidedOn: today - 10 }),
    ]
    const { stepDowns, upAgain, watched } = thresholdMeasures(all, today)
    expect([stepDowns, upAgain.map(each => each.childId), watched]).toEqual([3, ['c'], 2])
  })

  it('tell how far referrer, screener and auditor agree, each pair by those who said', () => {
    const all = [
      decision({ referrerLevel: 'Specialist', auditorLevel: 'Intensive' }),
      decision({ referrerLevel: 'Intensive' }),
      decision({ level: 'Additional', auditorLevel: 'Intensive' }),
    ]
    const measures = thresholdMeasures(all, today)
    expect(measures.referrerAndScreener).toMatchObject({ pairs: 2, agreed: 1 })
    expect(measures.screenerAndAuditor).toMatchObject({ pairs: 2, agreed: 1 })
    expect(measures.referrerAndAuditor).toMatchObject({ pairs: 1, agreed: 0 })
    expect(thresholdMeasures([], today).referrerAndScreener).toBeUndefined()
  })
})
