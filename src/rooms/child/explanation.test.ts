import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { countingOf } from './counting.ts'
import { differencesOf } from './differences.ts'
import { howFar, inWords } from './standing.ts'
import { fileOn, fullCoverage, imported, someRows } from './testing.ts'
import { timeFor } from './time-for-it.ts'

const visit = (on: string, seen: string) =>
  imported('cp_visits', on, { cppv_cp_visit_date: on, cppv_cp_visit_seen: seen, cppv_cp_plan_id: 'pl1' })

function explained(on: string, standardId: string, ordinal: number, more = {}, coverage: Coverage = fullCoverage) {
  const { rows = someRows, subject } = more as { rows?: typeof someRows; subject?: string }
  const file = fileOn(on, coverage, rows)
  const standing = file.standings.find(
    ({ deadline }) =>
      deadline.standardId === standardId && deadline.ordinal === ordinal && (!subject || deadline.subject === subject),
  )!
  return {
    ...standing,
    file,
    differences: differencesOf(standing, file.record, {
      on: file.on,
      coverage,
      earlier: file.deadlines,
      dated: standing.standard,
    }).map(({ had, so }) => `${had}, ${so}.`),
  }
}

describe('what would have made a deadline different', () => {
  // Seen on Tue 14 May 2019: due again by Wed 29 May over the late May holiday.
  const failed = [...someRows, visit('2019-05-24', 'N'), visit('2019-05-31', 'Y')]

  it('a visit that did not count, had it', () => {
    const { differences, state } = explained('2019-06-20', 'CP-11', 2, { rows: failed })
    expect(state).toBe('met-late')
    expect(differences).toContain(
      'Had this counted: child protection visit, Fri 24 May 2019 (as recorded, the child was not seen, so it does not count), it would have been met on that day, in time.',
    )
    expect(differences).toContain('Had what meets it been recorded by Wed 29 May 2019, it would have been met in time.')
    expect(differences).toContain('Without the bank holiday in between, it would have fallen due on Tue 28 May 2019.')
  })

  it('an earlier turn, had it been done on its last day', () => {
    const { differences } = explained('2019-06-20', 'CP-11', 2, { rows: failed })
    expect(differences).toContain(
      'Had what started the clock on Tue 14 May 2019 been done on Wed 22 May 2019, the day it was due, this would fall due later, on Thu 6 Jun 2019.',
    )
  })

  it('is not told of what happened after the day it is told on', () => {
    const { differences, state } = explained('2019-05-23', 'CP-11', 2, { rows: failed })
    expect(state).toBe('due-soon')
    expect(differences.join()).not.toMatch(/24 May|31 May/)
  })

  it('its end, had it not ended', () => {
    const rows = someRows.map(each =>
      each.table === 'cp_plans' ? { ...each, data: { ...each.data, cppl_cp_plan_end_date: '2019-06-03' } } : each,
    )
    const { differences, state } = explained('2019-06-20', 'CP-08', 1, { rows })
    expect(state).toBe('ended')
    expect(differences).toContain('Had it not ended (the plan ended), it would still be due by Thu 8 Aug 2019.')
  })

  it('evidence, had it been supplied', () => {
    const late: Coverage = new Map([...fullCoverage].map(([kind]) => [kind, day('2019-06-10')]))
    expect(explained('2019-06-20', 'CP-11', 2, {}, late).differences.join()).toMatch(
      /Had the authority supplied what this is judged by \(protection visits seen\) for Wed 29 May 2019.*only from Mon 10 Jun 2019/,
    )
    expect(explained('2019-06-20', 'CP-11', 2, {}, new Map()).differences.join()).toMatch(/It never has been/)
  })

  it('what was done before anything is supplied, of what was due by then', () => {
    const late: Coverage = new Map([...fullCoverage].map(([kind]) => [kind, day('2019-05-30')]))
    const { differences, state } = explained('2019-06-20', 'CP-11', 2, { rows: failed }, late)
    expect(state).toBe('met-late')
    expect(differences).toContain(
      'Had it been done in time, before what is supplied here begins (protection visits seen: from Thu 30 May 2019), it would not show. So this may not have been late, and no measure counts it as late.',
    )
    expect(explained('2019-06-20', 'CP-11', 2, { rows: failed }).differences.join()).not.toMatch(/would not show/)
  })

  it('of what fell due before anything is supplied and was not done in a whole turn since: late, and since when', () => {
    const late: Coverage = new Map([...fullCoverage].map(([kind]) => [kind, day('2019-06-03')]))
    const unseen = [...someRows, visit('2019-05-24', 'N')]
    expect(explained('2019-06-18', 'CP-11', 2, { rows: unseen }, late).state).toBe('no-data')
    // Its own turn was 15 days long, over the late May holiday.
    const { file: _, differences, ...standing } = explained('2019-06-20', 'CP-11', 2, { rows: unseen }, late)
    expect(standing).toMatchObject({ state: 'overdue', lateAfter: day('2019-06-18') })
    expect(howFar(standing, day('2019-06-20'))).toBe('2 working days late')
    expect(inWords(standing, day('2019-06-20'))).toContain('by Tue 18 Jun 2019 it had fallen due again.')
    expect(differences.join()).toContain('But it had fallen due again by Tue 18 Jun 2019, and was late from then')
  })

  it('always the starting date, as that is what a correction in the case system moves', () => {
    for (const standing of fileOn('2019-06-20').standings) {
      const told = differencesOf(standing, fileOn('2019-06-20').record, {
        on: day('2019-06-20'),
        coverage: fullCoverage,
        earlier: [],
        dated: standing.standard,
      })
      expect(told.at(-1)!.had).toMatch(/^Were the starting date/)
    }
  })
})

describe('the time for what meets a deadline', () => {
  it('is from its start to its due date; a later turn begins the day after what started it', () => {
    const time = (standardId: string, ordinal: number) => {
      const { deadline, standard } = explained('2019-06-20', standardId, ordinal)
      return timeFor(deadline, standard)
    }
    expect(time('CP-11', 1)).toEqual({ from: day('2019-05-08'), until: day('2019-05-22') })
    expect(time('CP-11', 2)).toEqual({ from: day('2019-05-15'), until: day('2019-05-29') })
    expect(time('CP-08', 1)).toEqual({ from: day('2019-05-09'), until: day('2019-08-08') })
  })

  it('of a rung is from where it is raised, or the rung before', () => {
    const rows = [
      ...someRows.filter(each => each.table === 'person' || each.table === 'cin_episodes'),
      imported('cin_assessments', 'a1', { cina_assessment_start_date: '2019-03-05' }),
    ]
    const second = explained('2019-06-20', 'AS-04', 2, { rows })
    expect(timeFor(second.deadline, second.standard)).toEqual({ from: day('2019-03-19'), until: day('2019-04-01') })
    const nine = explained('2019-12-20', 'CN-06', 1, { rows })
    // Raised 20 working days before nine months are reached, on Wed 4 Dec 2019.
    expect(timeFor(nine.deadline, nine.standard)).toEqual({ from: day('2019-11-06'), until: day('2020-01-04') })
  })
})

describe('the counting of a rule that did not run for a time', () => {
  it('says from when to when, and why', () => {
    const rows = [
      ...someRows.filter(each => each.table === 'person' || each.table === 'cin_episodes'),
      imported('cp_plans', 'pl1', { cppl_cp_plan_start_date: '2019-06-03', cppl_cp_plan_end_date: '2020-11-04' }),
    ]
    const { deadline, standard, file } = explained('2020-12-01', 'CN-07', 1, { rows })
    const counting = countingOf({ deadline, standard }, standard, file.record)
    expect(counting.sentence).toMatch(/The rule did not run for a time/)
    expect(counting.pauses).toMatchObject([{ from: day('2019-06-03'), until: day('2020-11-04') }])
  })
})
