import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { questionSetOn } from '../oversight/question-set.ts'
import { agreementOf } from '../statistics/agreement.ts'
import { compareCampaigns } from './comparison.ts'
import { type CohortDefinition, definitionInWords, definitionProblem } from './definition.ts'
import { countOutcomes, reviewOutcomes } from './outcome.ts'
import { progressOf } from './progress.ts'
import { type ReviewWritten, reviewProblems, reviewQuestions } from './review.ts'
import { doubleReadSample } from './sample.ts'
import { shareOut, type ToShare } from './share-out.ts'
import { type CampaignEvidence, statementOf } from './statement.ts'

const today = day('2027-03-10')
const nineMonths: CohortDefinition = { on: day('2027-03-01'), clock: 'involvement', months: 9 }
const names = { standard: () => 'Visits to a child on a plan', department: () => 'Unit Kite' }

describe('the definition of a cohort', () => {
  it.each([
    [
      nineMonths,
      'All children open for 9 months or more on Mon 1 Mar 2027. The months are counted from the referral that opened the present episode.',
    ],
    [{ ...nineMonths, months: 0, unit: 'U1' }, 'All children held by Unit Kite open on Mon 1 Mar 2027.'],
    [
      { ...nineMonths, months: 1, clock: 'cumulative', status: 'protection plan', planMonths: 15, overdue: 'CP-11' },
      'All children open as “protection plan” open for 1 month or more on Mon 1 Mar 2027, on a child protection plan for 15 months or more and with something overdue of CP-11, Visits to a child on a plan. The months are counted over the last 36 months, closures of 90 days or fewer joined.',
    ],
  ] as const)('%o in words', (definition, words) => {
    expect(definitionInWords(definition, names)).toBe(words)
  })

  it('is of a day that has come, and of whole months', () => {
    expect(definitionProblem(nineMonths, today)).toBeUndefined()
    expect(definitionProblem({ ...nineMonths, on: today + 1 }, today)?.field).toBe('on')
    expect(definitionProblem({ ...nineMonths, months: 9.5 }, today)?.field).toBe('months')
    expect(definitionProblem({ ...nineMonths, planMonths: -1 }, today)?.field).toBe('plan-months')
  })
})

describe('sharing out', () => {
  const reviewers = ['r1', 'r2', 'r3', 'r4']
  const anyChildren = fc
    .array(fc.subarray(reviewers), { minLength: 1, maxLength: 60 })
    .map(all => all.map((barred, at): ToShare => ({ childId: `c${at}`, barred: new Set(barred) })))

  it('gives 175 children to four reviewers as 43 or 44 each', () => {
    const children = Array.from({ length: 175 }, (_, at) => ({ childId: `c${at}`, barred: new Set<string>() }))
    const { placed, unplaced } = shareOut(children, reviewers)
    const loads = reviewers.map(each => [...placed.values()].filter(one => one === each).length)
    expect(unplaced).toEqual([])
    expect(loads.toSorted()).toEqual([43, 44, 44, 44])
  })

  it('never gives a child to whoever holds the case, and says whom nobody may read', () => {
    fc.assert(
      fc.property(anyChildren, children => {
        const { placed, unplaced } = shareOut(children, reviewers)
        for (const { childId, barred } of children) {
          const nobody = reviewers.every(each => barred.has(each))
          expect(unplaced.includes(childId)).toBe(nobody)
          expect(placed.has(childId)).toBe(!nobody)
          if (!nobody) expect(barred.has(placed.get(childId)!)).toBe(false)
        }
      }),
    )
  })

  it('is as even as can be: no fewer than the fewest possible at the most', () => {
    // The least possible greatest load, found by trying: a load is enough if every set of children fits (Hall).
    const leastMost = (children: readonly ToShare[]) => {
      const placeable = children
        .map(each => reviewers.filter(one => !each.barred.has(one)))
        .filter(each => each.length > 0)
      let most = 0
      for (let set = 1; set < 1 << reviewers.length; set++) {
        const of = new Set(reviewers.filter((_, at) => set & (1 << at)))
        const only = placeable.filter(each => each.every(one => of.has(one))).length
        most = Math.max(most, Math.ceil(only / of.size))
      }
      return most
    }
    fc.assert(
      fc.property(anyChildren, children => {
        const { placed } = shareOut(children, reviewers)
        const loads = reviewers.map(each => [...placed.values()].filter(one => one === each).length)
        expect(Math.max(...loads)).toBe(leastMost(children))
      }),
    )
  })

  it('counts what each has already', () => {
    const children = ['a', 'b'].map(childId => ({ childId, barred: new Set<string>() }))
    const { placed } = shareOut(children, ['r1', 'r2'], new Map([['r1', 5]]))
    expect([...placed.values()]).toEqual(['r2', 'r2'])
  })
})

describe('the sample that is read twice', () => {
  const all = Array.from({ length: 175 }, (_, at) => `child-${at}`)

  it('can be drawn again from its seed, whatever the order', () => {
    const sample = doubleReadSample(all, 10, 7)
    expect(sample).toHaveLength(18)
    expect(doubleReadSample(all.toReversed(), 10, 7)).toEqual(sample)
    expect(doubleReadSample(all, 10, 8)).not.toEqual(sample)
  })

  it('has the size asked for, and each child once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer(), (perCent, seed) => {
        const sample = doubleReadSample(all, perCent, seed)
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample).toHaveLength(Math.ceil((175 * perCent) / 100))
        expect(sample.every(each => all.includes(each))).toBe(true)
      }),
    )
  })

  it('favours nobody: over many seeds each is drawn about equally often', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++)
      for (const each of doubleReadSample(all, 20, seed)) times.set(each, (times.get(each) ?? 0) + 1)
    const counts = all.map(each => times.get(each) ?? 0)
    expect(Math.min(...counts)).toBeGreaterThan(40)
    expect(Math.max(...counts)).toBeLessThan(125)
  })
})

describe('a review', () => {
  const set = questionSetOn(today)
  const life = 'Robin sleeps on the sofa at his aunt’s most nights and says the flat is too loud.'
  const whole: ReviewWritten = {
    answers: Object.fromEntries(
      reviewQuestions(set).map(({ id }) => [
        id,
        { text: id === 'lived-experience' ? life : 'Seen twice.', notKnown: false },
      ]),
    ),
    outcome: 'step up',
    rationale: 'Nothing has changed for Robin in eleven months.',
    whatChanges: 'Strategy discussion',
    ownerId: 'w1',
    byWhen: today + 3,
  }
  const fields = (change: Partial<ReviewWritten>) =>
    reviewProblems({ ...whole, ...change }, set, today).map(each => each.field)

  it('begins with the child’s lived experience and asks the six critical questions', () => {
    expect(reviewQuestions(set).map(each => each.id)).toEqual([
      'lived-experience',
      'safety',
      'change',
      'long-term',
      'right-help',
      'no-change',
    ])
    expect(fields({})).toEqual([])
  })

  it('is not taken without it, nor with a formula or “not known” for it', () => {
    const lived = (text: string, notKnown = false) => ({
      answers: { ...whole.answers, 'lived-experience': { text, notKnown } },
    })
    for (const each of [lived(''), lived('', true), lived('No concerns.')])
      expect(fields(each)).toEqual(['answer-lived-experience'])
    expect(fields({ answers: { ...whole.answers, safety: { text: '', notKnown: true } } })).toEqual([])
    expect(fields({ answers: { ...whole.answers, safety: { text: ' ', notKnown: false } } })).toEqual(['answer-safety'])
  })

  it('has an owner and a day for whatever is to change', () => {
    expect(fields({ whatChanges: '', ownerId: '', byWhen: undefined })).toEqual(['what-changes', 'owner', 'by-when'])
    expect(fields({ byWhen: today - 1 })).toEqual(['by-when'])
    expect(fields({ outcome: 'plan is right', whatChanges: '', ownerId: '', byWhen: undefined })).toEqual([])
    expect(fields({ outcome: 'plan is right', ownerId: '' })).toEqual(['owner'])
    expect(fields({ outcome: 'wait and see', rationale: ' ' })).toEqual(['outcome', 'rationale'])
  })
})

describe('progress, outcomes and comparison', () => {
  it('counts what is left, late only after the last day', () => {
    const stages = ['done', 'begun', 'to do', 'not shared out'] as const
    expect(progressOf(stages, { dueOn: today, today })).toEqual({
      all: 4,
      done: 1,
      left: 3,
      late: 0,
      begun: 1,
      notSharedOut: 1,
    })
    expect(progressOf(stages, { dueOn: today - 1, today }).late).toBe(3)
  })

  it('counts each outcome, none left out', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reviewOutcomes)), outcomes => {
        const counts = countOutcomes(outcomes)
        expect(counts.map(each => each.outcome)).toEqual([...reviewOutcomes])
        expect(counts.reduce((sum, each) => sum + each.count, 0)).toBe(outcomes.length)
      }),
    )
  })

  it('says who stayed, left and joined, and of whom the plan was twice found right', () => {
    const earlier = new Map([
      ['a', 'plan is right'],
      ['b', 'step up'],
      ['c', 'close'],
    ] as const)
    const later = new Map([
      ['a', 'plan is right'],
      ['b', 'step down'],
      ['d', undefined],
    ] as const)
    expect(compareCampaigns(earlier, later)).toEqual({
      stayed: ['a', 'b'],
      left: ['c'],
      joined: ['d'],
      moves: [
        { from: 'plan is right', to: 'plan is right', childIds: ['a'] },
        { from: 'step up', to: 'step down', childIds: ['b'] },
      ],
      twiceRight: ['a'],
    })
  })
})

describe('the assurance statement', () => {
  const evidence: CampaignEvidence = {
    words: definitionInWords(nineMonths, names),
    on: nineMonths.on,
    dataVersion: 12,
    dueOn: today - 2,
    today,
    progress: progressOf([...Array<'done'>(170).fill('done'), ...Array<'to do'>(5).fill('to do')], {
      dueOn: today - 2,
      today,
    }),
    reviewers: [{ name: 'Hope Example', done: 170, left: 5 }],
    byOwnLead: 0,
    outcomes: countOutcomes(Array<'step up'>(170).fill('step up')),
    plans: { given: 170, done: 20, overdue: 3, caseClosed: 2 },
    secondReadings: {
      perCent: 10,
      seed: 7,
      asked: 18,
      both: 17,
      agreement: agreementOf([
        ['close', 'step up'],
        ['close', 'close'],
      ]),
      settled: 0,
    },
    notKnown: [
      { question: 'Is this child safe today?', count: 4 },
      { question: 'Right help?', count: 0 },
    ],
  }
  const text = (given: CampaignEvidence) =>
    statementOf(given)
      .flatMap(each => each.lines.map(line => [line.says, line.count, line.of].join('|')))
      .join('\n')

  it('says what was looked at, by whom, what was found and what is not known', () => {
    expect(statementOf(evidence).map(each => each.heading)).toEqual([
      'What was looked at',
      'By whom',
      'What was found',
      'What is not known',
    ])
    const said = text(evidence)
    expect(said).toContain('|170|175')
    expect(said).toContain('Not reviewed yet, 2 days after the last day: nothing is said of them here|5|175')
    expect(said).toContain('Of those, overdue|3|170')
    expect(said).toContain('Of those, not done and confirmed when the case was closed|2|170')
    expect(said).toContain('Second readings that are not in|1|18')
    expect(said).toContain('Readings that differ and are not settled: the first is counted|1')
    expect(said).toContain('“Not known” to: Is this child safe today?|4|170')
    expect(said).not.toContain('Right help?')
  })

  it('tells agreement beyond chance by ten pairs or more', () => {
    const withPairs = (count: number) =>
      text({
        ...evidence,
        secondReadings: {
          ...evidence.secondReadings,
          agreement: agreementOf(Array.from({ length: count }, (_, at) => [at % 2 ? 'close' : 'step up', 'close'])),
        },
      })
    expect(withPairs(9)).toContain('(too few pairs to tell agreement beyond chance)|4|9')
    expect(withPairs(10)).toContain('(kappa 0.00')
  })

  it('always says what is not known', () => {
    const done = progressOf(Array<'done'>(3).fill('done'), { dueOn: today, today })
    const perfect = {
      ...evidence,
      progress: done,
      notKnown: [],
      secondReadings: { ...evidence.secondReadings, asked: 0, both: 0, agreement: undefined },
    }
    expect(statementOf(perfect).at(-1)!.lines.length).toBeGreaterThanOrEqual(3)
    expect(text(perfect)).toContain('No child was read a second time.')
  })
})
