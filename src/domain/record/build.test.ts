import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { buildRecord } from './build.ts'
import { holderOn, holdersOf } from './holder.ts'
import { noMappings } from './local-mappings.ts'
import { periodsOfCare, placementsOf } from './period-of-care.ts'
import type { SourceFormat, SourceRow } from './source-row.ts'
import { statusOn, statusSpells } from './status.ts'

const row = (table: string, data: Record<string, string>, format: SourceFormat = 'ssd'): SourceRow => ({
  table,
  format,
  key: Object.values(data).join('|'),
  childId: '1',
  data,
})
const build = (...rows: SourceRow[]) => buildRecord('1', rows, noMappings)

describe('a child record', () => {
  it('believes the SSD where the census tells of the same referral, and keeps what only the census knows', () => {
    const record = build(
      row('cin_episodes', { cine_referral_id: 'made-up', cine_referral_date: '2019-04-01' }, 'cin-census'),
      row('cin_episodes', { cine_referral_id: 'made-up-2', cine_referral_date: '2018-01-08' }, 'cin-census'),
      row('cin_episodes', { cine_referral_id: '77', cine_referral_date: '2019-04-01', cine_referral_nfa: 'N' }),
    )
    expect(record.referrals.map(each => [each.id, iso(each.startedOn)])).toEqual([
      ['made-up-2', '2018-01-08'],
      ['77', '2019-04-01'],
    ])
  })

  it('never takes a blank for a no', () => {
    const record = build(row('cp_visits', { cppv_cp_visit_date: '2019-05-02' }))
    expect(record.visits[0]!.seen).toBe('unknown')
  })

  it('keeps of two rows for one visit the one at which the child was seen', () => {
    const record = build(
      row('cp_visits', { cppv_cp_visit_date: '2019-05-02', cppv_cp_visit_seen: 'N' }),
      row('cp_visits', { cppv_cp_visit_date: '2019-05-02', cppv_cp_visit_seen: 'Y' }),
      row('cin_visits', { cinv_cin_visit_date: '2019-05-02' }),
    )
    expect(record.visits.map(each => [each.kind, each.seen])).toEqual([
      ['need', 'unknown'],
      ['protection', 'yes'],
    ])
  })

  it('knows which checks and scores a return tells only the year of, and believes those with their day instead', () => {
    const check = (type: string, on: string, more = {}) =>
      row('cla_health', { clah_health_check_type: type, clah_health_check_date: on, ...more })
    const year = { clah_health_check_date_precision: 'year' }
    const score = (on: string, more = {}) =>
      row('sdq_scores', { csdq_sdq_score: '12', csdq_sdq_completed_date: on, ...more })
    const record = build(
      check('Health Assessment', '2019-03-31', year),
      check('Dental Check', '2019-03-31', year),
      check('Dental Check', '2020-03-31', year),
      check('Development Check', '2019-03-31', year),
      check('Dental Check', '2018-06-04'),
      check('Health Assessment', '2018-09-03', { clah_health_check_status: 'Refused' }),
      score('2019-03-31', { csdq_sdq_completed_date_precision: 'year' }),
      score('2020-03-31', { csdq_sdq_completed_date_precision: 'year' }),
      score('2020-02-03'),
    )
    const told = (each: { on: number | undefined; kind?: string; dayUnknown?: true }) =>
      [each.kind, iso(each.on!), each.dayUnknown ? 'year' : 'day'].filter(Boolean).join(' ')
    expect(record.healthChecks.map(told)).toEqual([
      'dental check 2018-06-04 day',
      'health assessment 2018-09-03 day',
      'health assessment 2019-03-31 year',
      'other 2019-03-31 year',
      'dental check 2020-03-31 year',
    ])
    expect(record.difficultiesScores.map(told)).toEqual(['2019-03-31 year', '2020-02-03 day'])
  })

  it.each([
    [{ s47e_s47_nfa: 'Y' }, 'no'],
    [{ s47e_s47_outcome_json: '{"CP_CONFERENCE_FLAG":"Y"}' }, 'yes'],
    [{ s47e_s47_outcome_json: '{"CP_CONFERENCE_FLAG":"N","MONITOR_FLAG":"Y"}' }, 'no'],
    [{ s47e_s47_outcome_json: 'Convene conference' }, 'unknown'],
    [{ s47e_icpc_not_required: 'N' }, 'yes'],
    [{}, 'unknown'],
  ])('reads whether an enquiry needs a conference from %o', (data, wanted) => {
    const record = build(row('s47_enquiry', { s47e_s47_start_date: '2019-04-08', ...data } as Record<string, string>))
    expect(record.enquiries[0]!.conferenceNeeded).toBe(wanted)
  })

  it('takes of a permanence plan told as flags only those that are set', () => {
    const plan = (json: string) =>
      build(row('cla_care_plan', { lacp_cla_care_plan_start_date: '2019-05-01', lacp_cla_care_plan_json: json }))
        .permanencePlans[0]!.plan
    expect(plan('{"LTFOST18":"N","RETURN6M":"Y"}')).toBe('RETURN6M')
    expect(plan('{"LTFOST18":"Y"}')).toBe('LTFOST18')
    expect(plan('A) Return to Family')).toBe('A) Return to Family')
  })

  it('lets a placement of a return that begins with a change of legal status give way to one of another format', () => {
    const in903 = (table: string, data: Record<string, string>): SourceRow => ({
      ...row(table, data),
      format: 'ssda903',
    })
    const told = [
      in903('cla_episodes', {
        clae_cla_episode_start_date: '2024-02-01',
        clae_cla_episode_start_reason: 'L',
        clae_cla_id: '1|2024-02-01',
      }),
      in903('cla_placement', { clap_cla_placement_start_date: '2024-02-01', clap_cla_placement_type: 'U6' }),
    ]
    const alone = build(...told)
    expect(alone.placements).toMatchObject([{ startUnseen: true }])
    expect(alone.careEpisodes).toMatchObject([{ entryUnseen: true }])
    const extract = row('cla_placement', { clap_cla_placement_start_date: '2023-05-01', clap_cla_placement_type: 'U6' })
    expect(build(...told, extract).placements).toHaveLength(1)
    const over = row('cla_placement', {
      clap_cla_placement_start_date: '2023-05-01',
      clap_cla_placement_end_date: '2024-01-10',
    })
    expect(build(...told, over).placements).toHaveLength(2)
  })

  it('survives any cells', () => {
    const tables = [
      'person',
      'cin_episodes',
      'cp_plans',
      'cp_visits',
      'cla_episodes',
      'cla_placement',
      'involvements',
      's47_enquiry',
    ]
    const columns = [
      'pers_dob',
      'cine_referral_date',
      'cppl_cp_plan_start_date',
      'cppv_cp_visit_date',
      'clae_cla_episode_start_date',
      's47e_s47_outcome_json',
      'invo_involvement_start_date',
      's47e_s47_start_date',
    ]
    const value = fc.oneof(fc.string(), fc.constant('2019-02-30'), fc.constant('{bad'), fc.constant('2019-05-01'))
    const rows = fc.array(
      fc.record({
        table: fc.constantFrom(...tables),
        format: fc.constantFrom<SourceFormat>('ssd', 'cin-census', 'ssda903'),
        key: fc.string(),
        childId: fc.constant('1'),
        data: fc.dictionary(fc.constantFrom(...columns), value),
      }),
    )
    fc.assert(
      fc.property(rows, some => {
        const record = buildRecord('1', some, noMappings)
        holdersOf(record)
        statusSpells(record)
      }),
    )
  })
})

describe('who held the child', () => {
  const allocated = (worker: string, team: string, from: string, to?: string) =>
    row('involvements', {
      invo_professional_id: worker,
      invo_professional_team: team,
      invo_professional_role_id: 'CW',
      invo_involvement_start_date: from,
      ...(to ? { invo_involvement_end_date: to } : {}),
    })

  it('is the worker allocated last; between workers the unit, unallocated', () => {
    const holdings = holdersOf(
      build(
        row('cin_episodes', { cine_referral_id: '1', cine_referral_date: '2019-01-02', cine_referral_team: 'duty' }),
        allocated('ann', 'kite', '2019-01-05', '2019-03-01'),
        allocated('bob', 'wren', '2019-03-08'),
      ),
    )
    expect(holdings.map(each => [iso(each.from), each.worker, each.unit])).toEqual([
      ['2019-01-02', undefined, 'duty'],
      ['2019-01-05', 'ann', 'kite'],
      ['2019-03-01', undefined, 'duty'],
      ['2019-03-08', 'bob', 'wren'],
    ])
  })

  it('is the personal adviser of a young person of 18 and over whom no worker is allocated to', () => {
    const adviser = (on: string) =>
      row('involvements', {
        invo_professional_id: 'pat',
        invo_professional_role_id: 'PA',
        invo_involvement_start_date: on,
      })
    const record = build(
      row('person', { pers_dob: '2001-05-06' }),
      allocated('ann', 'kite', '2018-01-08', '2019-09-02'),
      adviser('2018-06-04'),
    )
    expect(holdersOf(record).map(each => [iso(each.from), each.worker, each.unit])).toEqual([
      ['2018-01-08', 'ann', 'kite'],
      ['2019-09-02', 'pat', undefined],
    ])
    const younger = build(row('person', { pers_dob: '2003-05-06' }), adviser('2018-06-04'))
    expect(holdersOf(younger).map(each => [iso(each.from), each.worker])).toEqual([['2021-05-06', 'pat']])
  })

  it('is the personal adviser from 18 where the open allocation names no worker, in the unit it names', () => {
    const record = build(
      row('person', { pers_dob: '2001-05-06' }),
      allocated('', 'kite', '2018-01-08'),
      row('involvements', {
        invo_professional_id: 'pat',
        invo_professional_role_id: 'PA',
        invo_involvement_start_date: '2018-06-04',
      }),
    )
    expect(holdersOf(record).map(each => [iso(each.from), each.worker, each.unit])).toEqual([
      ['2018-01-08', undefined, 'kite'],
      ['2019-05-06', 'pat', 'kite'],
    ])
  })

  it('leaves out reviewing officers and personal advisers', () => {
    const record = build(
      row('involvements', {
        invo_professional_id: 'ira',
        invo_professional_role_id: 'IRO',
        invo_involvement_start_date: '2019-01-05',
      }),
    )
    expect(holdersOf(record)).toEqual([])
  })

  it('never overlaps, and is in order, whatever the allocations', () => {
    const date = fc.integer({ min: day('2019-01-01'), max: day('2020-12-31') })
    const involvement = fc.tuple(fc.constantFrom('a', 'b', 'c'), date, fc.option(date))
    fc.assert(
      fc.property(fc.array(involvement, { maxLength: 8 }), date, (some, on) => {
        const record = build(
          ...some.map(([who, from, to]) => allocated(who, `unit-${who}`, iso(from), to === null ? undefined : iso(to))),
        )
        const holdings = holdersOf(record)
        for (const [index, each] of holdings.entries()) {
          expect(each.until === undefined || each.until > each.from).toBe(true)
          const next = holdings[index + 1]
          if (next) expect(each.until! <= next.from).toBe(true)
        }
        const open = some.filter(([, from, to]) => from <= on && (to === null || to > on))
        const latest = Math.max(...open.map(([, from]) => from))
        const held = holderOn(holdings, on)
        if (open.length === 0) expect(held).toBeUndefined()
        else expect(open.filter(([, from]) => from === latest).map(([who]) => who)).toContain(held!.worker)
      }),
    )
  })
})

describe('periods of care and placements', () => {
  const episode = (period: string, from: string, to?: string, reason?: string) =>
    row('cla_episodes', {
      clae_cla_id: period,
      clae_cla_episode_start_date: from,
      ...(to ? { clae_cla_episode_ceased_date: to, clae_cla_episode_ceased_reason: reason! } : {}),
    })

  it('joins rows of one period, ended only by a reason other than X1', () => {
    const record = build(
      episode('p', '2019-01-07', '2019-03-01', 'X1'),
      episode('p', '2019-03-01', '2019-06-01', 'E4A'),
      episode('q', '2020-01-06'),
    )
    expect(periodsOfCare(record).map(each => [iso(each.startedOn), each.endedOn && iso(each.endedOn)])).toEqual([
      ['2019-01-07', '2019-06-01'],
      ['2020-01-06', undefined],
    ])
  })

  it('ends a placement at the latest when the next begins', () => {
    const placed = (from: string, type: string) =>
      row('cla_placement', { clap_cla_placement_start_date: from, clap_cla_placement_type: type })
    const record = build(episode('p', '2019-01-07'), placed('2019-01-07', 'U6'), placed('2019-02-04', 'U4'))
    const [period] = periodsOfCare(record)
    expect(placementsOf(record, period!).map(each => each.endedOn && iso(each.endedOn))).toEqual([
      '2019-02-04',
      undefined,
    ])
  })
})

describe('what a child is open for', () => {
  it('is the gravest of what is open, day by day', () => {
    const record = build(
      row('person', { pers_dob: '2012-01-01' }),
      row('cin_episodes', {
        cine_referral_id: '1',
        cine_referral_date: '2019-01-02',
        cine_referral_nfa: 'N',
        cine_close_date: '2019-12-02',
      }),
      row('cin_assessments', {
        cina_referral_id: '1',
        cina_assessment_start_date: '2019-01-04',
        cina_assessment_auth_date: '2019-02-01',
      }),
      row('cp_plans', { cppl_cp_plan_start_date: '2019-02-20', cppl_cp_plan_end_date: '2019-08-20' }),
    )
    const spells = statusSpells(record)
    const on = (date: string) => statusOn(spells, day(date))?.status
    expect(['2019-01-03', '2019-01-20', '2019-02-10', '2019-05-01', '2019-09-01', '2019-12-02'].map(on)).toEqual([
      'referral',
      'assessment',
      'referral',
      'protection plan',
      'referral',
      undefined,
    ])
  })

  it('reads how far from home a placement is, 999.9 being not known', () => {
    const placed = (from: string, distance: string) =>
      row('cla_placement', { clap_cla_placement_start_date: from, clap_cla_placement_distance: distance })
    const record = build(placed('2019-01-07', '12.4'), placed('2019-02-04', '999.9'), placed('2019-03-04', ''))
    expect(record.placements.map(each => each.distance)).toEqual([12.4, undefined, undefined])
  })
})
