import { expect, it } from 'vitest'
import { Gathering } from './gathering.ts'

function gathered(table: string, ...rows: Readonly<Record<string, string>>[]) {
  const gathering = new Gathering()
  rows.forEach((data, at) => {
    gathering.row({ table, format: 'ssd', key: '1|a', childId: '1', data }, { file: 'a.csv', row: at + 2 })
  })
  const [row] = gathering.children.get('1')!.get(table)!
  return { data: JSON.parse(row!.json) as unknown, issues: gathering.issues.kept() }
}

const open = { clae_person_id: '1', clae_cla_episode_start_date: '2026-01-05' }
const ended = { ...open, clae_cla_episode_ceased_date: '2026-06-01', clae_cla_episode_ceased_reason: 'E11' }

it('of two rows of one key that differ in their end the open one is taken, whichever comes first', () => {
  for (const rows of [
    [open, ended],
    [ended, open],
  ]) {
    const { data, issues } = gathered('cla_episodes', ...rows)
    expect(data).toEqual(open)
    expect(issues).toMatchObject([
      { code: 'key-repeated', severity: 'warning', column: 'clae_cla_episode_ceased_date' },
    ])
    expect(issues[0]!.message).toContain('clae_cla_episode_ceased_date and clae_cla_episode_ceased_reason')
    expect(issues[0]!.message).toContain('The one without clae_cla_episode_ceased_date was taken.')
  }
})

it('an end that cannot be read is no open one, whichever comes first', () => {
  const unread = { file: 'a.csv', row: 2, unread: ['clae_cla_episode_ceased_date'] }
  const read = { file: 'a.csv', row: 3 }
  for (const order of [0, 1]) {
    const gathering = new Gathering()
    const rows = [{ data: open, at: unread } as const, { data: ended, at: read } as const]
    for (const { data, at } of order === 0 ? rows : rows.toReversed())
      gathering.row({ table: 'cla_episodes', format: 'ssd', key: '1|a', childId: '1', data }, at)
    const [row] = gathering.children.get('1')!.get('cla_episodes')!
    expect(JSON.parse(row!.json)).toEqual(ended)
  }
})

it('a death, and a finished assessment, are no end of that kind: the row that says more is taken', () => {
  const alive = { pers_person_id: '1', pers_dob: '2015-01-05' }
  const died = { ...alive, pers_death_date: '2026-03-01' }
  expect(gathered('person', alive, died).data).toEqual(died)
  const begun = { cina_person_id: '1', cina_assessment_start_date: '2026-01-05' }
  const finished = { ...begun, cina_assessment_auth_date: '2026-02-05' }
  expect(gathered('cin_assessments', finished, begun).data).toEqual(finished)
})

it('of two that end on different days the later is taken', () => {
  const later = { ...open, clae_cla_episode_ceased_date: '2026-07-01' }
  expect(gathered('cla_episodes', ended, later).data).toEqual(later)
  expect(gathered('cla_episodes', later, ended).data).toEqual(later)
})

it('of two visits the one at which the child was seen is taken', () => {
  const visit = { clav_person_id: '1', clav_cla_visit_date: '2026-01-05' }
  const seen = { ...visit, clav_cla_visit_seen: 'Y' }
  const { data, issues } = gathered('cla_visits', seen, { ...visit, clav_cla_visit_id: 'a long identifier' })
  expect(data).toEqual(seen)
  expect(issues[0]!.message).toContain('The one that says more was taken.')
})

it('of two that say as much the one with the later date is taken, whichever comes first, and both are named', () => {
  const born = { pers_person_id: '1', pers_dob: '2014-03-02', pers_forename: 'Ann' }
  const other = { ...born, pers_dob: '2013-03-02', pers_forename: 'Eve' }
  for (const rows of [
    [born, other],
    [other, born],
  ]) {
    const { data, issues } = gathered('person', ...rows)
    expect(data).toEqual(born)
    expect(issues).toMatchObject([{ code: 'key-repeated', column: 'pers_dob' }])
    expect(issues[0]!.message).toContain(
      'one has “2014-03-02” in pers_dob, the other “2013-03-02”. The one with “2014-03-02” was taken, the later.',
    )
    expect(issues[0]!.message).not.toContain('says more')
  }
})

it('of several that say as much the same is taken in every order', () => {
  const rows = ['Y', 'N'].flatMap(nfa =>
    ['2026-01-05', '2026-01-06'].map(authorised => ({
      cina_person_id: '1',
      cina_assessment_auth_date: authorised,
      cina_assessment_outcome_nfa: nfa,
    })),
  )
  for (const [a, b, c, d] of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 3, 0, 2],
    [2, 0, 3, 1],
  ] as const) {
    const { data } = gathered('cin_assessments', rows[a]!, rows[b]!, rows[c]!, rows[d]!)
    expect(data).toMatchObject({ cina_assessment_auth_date: '2026-01-06', cina_assessment_outcome_nfa: 'N' })
  }
})
