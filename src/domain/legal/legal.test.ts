import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { preProceedings } from '../templates/court.ts'
import { findTemplate, OwnRow } from '../templates/index.ts'
import {
  assessmentRow,
  checkDecision,
  checkSteps,
  type Decided,
  differencesOf,
  effectOf,
  endOf,
  gapsOf,
  type LegalProcess,
  lastDayOf,
  partsOf,
  possibleDecisions,
  processRows,
  type StepPart,
  stageOfProcess,
  stepPartKeys,
  stepParts,
  weekOf,
} from './index.ts'
import { processWith } from './testing.ts'

const decided = day('2026-01-19')
const before = processWith({
  pre_proceedings_on: '2026-01-19',
  decided_on: '2026-01-19',
  threshold_met: 'yes',
  decision: 'pre-proceedings',
})

describe('weeks of pre-proceedings', () => {
  it.each([
    ['2026-01-19', 1],
    ['2026-01-25', 1],
    ['2026-01-26', 2],
    ['2026-05-10', 16],
    ['2026-05-11', 17],
  ])('%s is in week %i', (on, week) => expect(weekOf(decided, day(on))).toBe(week))

  it('are sixteen until the day that CT-02 names', () => expect(iso(lastDayOf(decided))).toBe('2026-05-11'))
})

describe('how far a process has come', () => {
  it.each<[string, Partial<LegalProcess>]>([
    ['referred', {}],
    ['referred', { back_on: '2026-02-02', threshold_met: 'not yet' }],
    ['pre-proceedings', { pre_proceedings_on: '2026-01-19' }],
    ['to be issued', { to_issue_on: '2026-01-19' }],
    ['to be issued', { pre_proceedings_on: '2026-01-19', to_issue_on: '2026-03-02' }],
    ['in proceedings', { pre_proceedings_on: '2026-01-19', ended_on: '2026-03-09', issued_on: '2026-03-09' }],
    ['ended', { pre_proceedings_on: '2026-01-19', ended_on: '2026-03-09', outcome: 'stepped down' }],
    ['ended', { issued_on: '2026-03-09', final_order_on: '2026-08-03' }],
    ['ended', { withdrawn_on: '2026-01-12' }],
    ['ended', { closed_on: '2026-01-12' }],
  ])('%s: %o', (stage, told) => {
    const process = processWith(told)
    expect(stageOfProcess(process)).toBe(stage)
    expect(endOf(process) !== undefined).toBe(stage === 'ended')
  })

  it('says what may be entered', () => {
    expect(partsOf(processWith())).toEqual(['advice', 'family', 'withdrawn'])
    expect(partsOf(before)).toEqual(['advice', 'letter', 'family', 'review', 'end'])
    expect(partsOf(processWith({ ...before, is_taken_up: true, issued_on: '2026-03-09' }))).toEqual([
      'letter',
      'family',
      'review',
      'end',
      'court',
    ])
  })
})

describe('steps', () => {
  const check = (part: StepPart, told: Partial<LegalProcess>, today = '2026-03-02') =>
    checkSteps({ ...before, ...told }, part, day(today)).map(each => each.field)

  it.each<[StepPart, Partial<LegalProcess>, string[]]>([
    ['letter', { letter_on: '2026-01-23', first_meeting_on: '2026-02-06' }, []],
    ['letter', { letter_on: '2026-01-16' }, ['letter_on']],
    ['letter', { letter_on: '2026-03-03' }, ['letter_on']],
    ['advice', { advice_on: '2026-01-04' }, ['advice_on']],
    ['advice', { meeting_on: '2026-04-01' }, []],
    ['end', { ended_on: '2026-03-02' }, ['outcome', 'outcome_reason']],
    ['end', { outcome: 'stepped down', outcome_reason: 'Kept' }, ['ended_on']],
    ['end', { ended_on: '2026-03-02', outcome: 'proceedings issued', outcome_reason: 'Unsafe' }, ['issued_on']],
    [
      'end',
      { ended_on: '2026-03-02', outcome: 'proceedings issued', outcome_reason: 'Unsafe', issued_on: '2026-03-02' },
      [],
    ],
    [
      'end',
      { ended_on: '2026-03-02', outcome: 'stepped down', outcome_reason: 'Kept', issued_on: '2026-03-02' },
      ['outcome'],
    ],
    ['court', { final_order_on: '2026-03-01', issued_on: '2026-02-02' }, ['order_made']],
    ['court', { case_management_hearing_on: '2026-03-01' }, ['issued_on']],
    ['court', { issued_on: '2026-02-02', timetable_until: '2026-09-01' }, ['extension_granted_on']],
    ['court', { issued_on: '2026-02-02', case_management_hearing_on: '2026-02-01' }, ['case_management_hearing_on']],
    ['withdrawn', { withdrawn_on: '2026-01-20' }, ['withdrawn_because']],
  ])('%s with %o: amiss %o', (part, told, fields) => expect(check(part, told)).toEqual(fields))

  it('past sixteen weeks take a reason, who agreed and a day, and not a day sooner', () => {
    const missing = ['extended_reason', 'extended_agreed_by', 'extended_until']
    expect(check('review', {}, '2026-05-11')).toEqual([])
    expect(check('review', {}, '2026-05-12')).toEqual(missing)
    const given = {
      extended_reason: 'A late test',
      extended_agreed_by: 'A head of service',
      extended_until: '2026-06-08',
    }
    expect(check('review', given, '2026-05-12')).toEqual([])
    expect(check('review', { ...given, extended_until: '2026-05-04' }, '2026-05-12')).toEqual(['extended_until'])
    // Extended before they are over: a reason all the same.
    expect(check('review', { extended_until: '2026-06-08' }, '2026-04-01')).toEqual(missing.slice(0, 2))
    // Ended late: why and who agreed stay asked for, until when does not.
    const late = { ended_on: '2026-05-12', outcome: 'stepped down', outcome_reason: 'Kept' }
    expect(check('end', late, '2026-05-20')).toEqual(missing.slice(0, 2))
    expect(check('end', { ...late, ended_on: '2026-05-11' }, '2026-05-20')).toEqual([])
    // Another step is not held up by it.
    expect(check('letter', { letter_on: '2026-01-23' }, '2026-05-12')).toEqual([])
  })

  it('tell a problem only at a field of the part it is entered in', () => {
    const anyDay = fc.option(fc.integer({ min: day('2025-12-01'), max: day('2026-12-01') }).map(iso), { nil: null })
    const anyProcess = fc.record({
      letter_on: anyDay,
      ended_on: anyDay,
      issued_on: anyDay,
      extended_until: anyDay,
      final_order_on: anyDay,
      withdrawn_on: anyDay,
      outcome: fc.constantFrom(null, 'stepped down', 'proceedings issued'),
    })
    fc.assert(
      fc.property(anyProcess, fc.constantFrom(...stepPartKeys), (told, part) => {
        const problems = checkSteps({ ...before, ...told }, part, day('2026-06-01'))
        const own: readonly string[] = stepParts[part].fields
        expect(problems.every(each => own.includes(each.field))).toBe(true)
        expect(new Set(problems.map(each => each.field)).size).toBe(problems.length)
      }),
    )
  })
})

describe('the gateway', () => {
  const today = day('2026-03-02')
  const said: Decided = {
    held_on: '2026-01-19',
    threshold_met: 'yes',
    decision: 'pre-proceedings',
    reasons: 'He was found alone for the third time.',
    back_on: null,
    extended_until: null,
    decided_by: 'Robin Example, head of service',
  }
  const wrong = (process: LegalProcess, told: Partial<Decided>, on = today) =>
    checkDecision(process, { ...said, ...told }, on).map(each => each.field)

  it.each<[string, LegalProcess, Partial<Decided>, string[]]>([
    ['pre-proceedings', processWith(), {}, []],
    ['no reasons', processWith(), { reasons: ' ' }, ['reasons']],
    ['pre-proceedings without a threshold', processWith(), { threshold_met: 'not yet' }, ['threshold_met']],
    ['before the referral', processWith(), { held_on: '2026-01-02' }, ['held_on']],
    ['tomorrow', processWith(), { held_on: '2026-03-03' }, ['held_on']],
    ['put off without a day', processWith(), { decision: 'come back', threshold_met: 'not yet' }, ['back_on']],
    [
      'put off until before',
      processWith(),
      { decision: 'come back', threshold_met: 'not yet', back_on: '2026-01-19' },
      ['back_on'],
    ],
    ['stepping down what has not begun', processWith(), { decision: 'step down' }, ['decision']],
    ['no legal action', processWith(), { decision: 'no legal action', threshold_met: 'no' }, []],
    ['anything once it has ended', processWith({ closed_on: '2026-01-12' }), {}, ['decision']],
    ['issue out of pre-proceedings', before, { decision: 'issue proceedings', held_on: '2026-02-23' }, []],
  ])('%s', (_, process, told, fields) => expect(wrong(process, told)).toEqual(fields))

  it('continues past sixteen weeks only until a day', () => {
    const go = { decision: 'continue pre-proceedings', held_on: '2026-05-12' } as const
    const later = day('2026-05-12')
    expect(wrong(before, go, later)).toEqual(['extended_until'])
    expect(wrong(before, { ...go, extended_until: '2026-06-08' }, later)).toEqual([])
    expect(effectOf(before, { ...said, ...go, extended_until: '2026-06-08' })).toMatchObject({
      extended_until: '2026-06-08',
      extended_reason: said.reasons,
      extended_agreed_by: said.decided_by,
    })
    expect(wrong(before, { ...go, held_on: '2026-03-02' }, later)).toEqual([])
  })

  it('what is decided leads to where it says, and what may not be decided is refused', () => {
    const stageAfter = {
      'pre-proceedings': 'pre-proceedings',
      'issue proceedings': 'to be issued',
      'continue pre-proceedings': 'pre-proceedings',
      'step down': 'ended',
      'no legal action': 'ended',
    } as const
    const all = [
      processWith(),
      before,
      processWith({ to_issue_on: '2026-01-19' }),
      processWith({ ...before, to_issue_on: '2026-02-16' }),
    ]
    for (const process of all) {
      for (const decision of possibleDecisions(process)) {
        const after = { ...process, ...effectOf(process, { ...said, decision, back_on: '2026-04-01' }) }
        expect(stageOfProcess(after), decision).toBe(
          decision === 'come back' ? stageOfProcess(process) : stageAfter[decision],
        )
      }
    }
  })
})

describe('what is entered', () => {
  it('becomes rows of the templates, in columns they have, with nothing where nothing is entered', () => {
    expect(processRows(processWith())).toEqual({
      referral: { table: 'legal_referrals', data: { referred_on: '2026-01-05' } },
      before: undefined,
      court: undefined,
    })
    const full = processRows({
      ...before,
      letter_on: '2026-01-23',
      issued_on: '2026-03-09',
      timetable_until: '2026-09-28',
      extension_granted_on: '2026-08-03',
    })
    expect(full.before!.data).toEqual({ decided_on: '2026-01-19', letter_on: '2026-01-23' })
    expect(full.court!.data).toMatchObject({ issued_on: '2026-03-09', extended_until: '2026-09-28' })
    expect(processRows({ ...before, is_taken_up: true }).referral).toBeUndefined()
    const rows = [
      ...Object.values(full),
      assessmentRow({
        what: 'Parenting assessment',
        from_whom: '',
        commissioned_on: '2026-01-26',
        due_on: '2026-03-20',
        received_on: null,
        cancelled_on: null,
      }),
    ]
    for (const row of rows)
      expect(Object.keys(findTemplate(row!.table)!.columns)).toEqual(expect.arrayContaining(Object.keys(row!.data)))
  })

  it('is shown where an imported row differs, and where the extract is silent it is not', () => {
    const row = (data: Record<string, string>, format: string) =>
      new OwnRow<keyof typeof preProceedings.columns>(
        { table: 'pre_proceedings_steps', key: 'k', data, format },
        'decided_on',
      )
    const here = row({ decided_on: '2026-01-19', letter_on: '2026-01-23' }, 'recorded')
    const there = row({ decided_on: '2026-01-20', first_meeting_on: '2026-02-05' }, 'sightline')
    expect(differencesOf(preProceedings, here, there).map(({ says: _, ...each }) => each)).toEqual([
      { column: 'decided_on', here: '2026-01-19', imported: '2026-01-20' },
      { column: 'first_meeting_on', here: undefined, imported: '2026-02-05' },
    ])
  })
})

describe('what a process lacks', () => {
  const lacks = (told: Partial<LegalProcess>, today = '2026-03-02') =>
    gapsOf({ ...before, ...told }, day(today)).map(each => [each.what.split(/[,:]/)[0], iso(each.by)])
  const known = { family_meeting: 'Both aunts came', kin_carers: 'An aunt', parallel_plan: 'Twin track' }

  it('is the family, kin and a parallel plan by half way', () => {
    expect(lacks({})).toEqual([
      ['A family group conference', '2026-03-02'],
      ['Which kin might care for the child', '2026-03-02'],
      ['A parallel plan', '2026-03-02'],
    ])
    expect(lacks(known)).toEqual([])
  })

  it('is why and by whose word it runs past sixteen weeks, then the day the extension runs out', () => {
    expect(lacks(known, '2026-05-11')).toEqual([])
    expect(lacks(known, '2026-05-12')).toEqual([['Why it runs longer than sixteen weeks', '2026-05-11']])
    const reason = { ...known, extended_until: '2026-06-08', extended_reason: 'Late', extended_agreed_by: 'Robin' }
    expect(lacks(reason, '2026-05-12')).toEqual([['A decision', '2026-06-08']])
  })

  it('is nothing of a process that is over', () => expect(lacks({ ended_on: '2026-03-02' })).toEqual([]))
})
