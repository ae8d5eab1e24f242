import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import type { Post } from './principal.ts'
import {
  type AccessInPeriod,
  type DayTally,
  hasSurname,
  historyDays,
  isOutOfHours,
  thresholds,
  unusualAccess,
} from './unusual.ts'

const today = day('2026-11-26')
const nothing: AccessInPeriod = {
  from: today - 6,
  to: today,
  days: [],
  hours: [],
  refusals: [],
  opened: [],
  posts: [],
  links: [],
}
const found = (given: Partial<AccessInPeriod>) => unusualAccess({ ...nothing, ...given }, englandAndWales)

/** Days of somebody who opens so many children on each. */
const daysOf = (personId: string, children: number, count: number, role = 'unit-lead'): DayTally[] =>
  Array.from({ length: count }, (_, each) => ({ personId, role, kind: 'opened', day: today - 7 - each, children }))
const todayOf = (personId: string, children: number, kind: DayTally['kind'] = 'opened'): DayTally => ({
  personId,
  role: 'unit-lead',
  kind,
  day: today,
  children,
})

describe('a post given', () => {
  const given = { personId: 'sam', day: today, by: 'Ada Example', because: 'New in post', ended: false }
  const directorate = { kind: 'directorate' } as const

  it('is told of where it opens every child, with who gave it, when and why', () => {
    expect(found({ posts: [{ ...given, role: 'director', place: directorate }] })).toEqual([
      {
        personId: 'sam',
        kind: 'post',
        weight: today,
        why: 'Given the post of director, who may open children of the whole authority, by Ada Example on Thu 26 Nov 2026: New in post.',
        childIds: [],
      },
    ])
  })

  it('is told of where by it posts are given, and says that it has ended', () => {
    const [one] = found({
      posts: [{ ...given, role: 'administrator', place: directorate, because: 'Away.', ended: true }],
    })
    expect(one!.why).toBe(
      'Given the post of administrator, who may give posts, by Ada Example on Thu 26 Nov 2026: Away. It has ended since.',
    )
  })

  it.each<[string, Post]>([
    ['a unit', { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } }],
    ['a service area', { role: 'head-of-service', place: { kind: 'service', service: 'S1' } }],
    ['numbers alone', { role: 'project-manager', place: directorate }],
    ['children one by one', { role: 'inspector', place: directorate }],
    ['nothing', { role: 'nobody', place: directorate }],
  ])('is not told of where it opens %s', (_, post) => {
    expect(found({ posts: [{ ...given, ...post }] })).toEqual([])
  })

  it.each(['head-of-service', 'auditor', 'quality-lead', 'analyst'])('is told of where it is that of %s', role => {
    expect(found({ posts: [{ ...given, role, place: directorate }] })).toHaveLength(1)
  })
})

it('a link to a password for somebody who signs in by the council’s own account is told of, with who made it', () => {
  expect(found({ links: [{ personId: 'sam', day: today, by: 'Ada Example' }] })).toEqual([
    {
      personId: 'sam',
      kind: 'link',
      weight: today,
      why: 'A link to choose a password was made for them by Ada Example on Thu 26 Nov 2026, though they sign in by the council’s own account. Whoever opens it can sign in as them.',
      childIds: [],
    },
  ])
})

describe('volume', () => {
  const colleagues = daysOf('kim', 6, 10)

  it('is told of where it is far above the own usual and the role’s, with both', () => {
    const [one, ...more] = found({ days: [...daysOf('sam', 8, 5), ...colleagues, todayOf('sam', 63)] })
    expect(more).toEqual([])
    expect(one).toMatchObject({ personId: 'sam', kind: 'volume', weight: 63, childIds: [] })
    expect(one!.why).toBe(
      'Opened 63 children on Thu 26 Nov 2026; usually 8 on a day with any, others who are unit lead 6.',
    )
  })

  it.each<[string, DayTally[], number]>([
    ['exactly three times the usual', [...daysOf('sam', 8, 5), ...colleagues, todayOf('sam', 24)], 0],
    ['one more than that', [...daysOf('sam', 8, 5), ...colleagues, todayOf('sam', 25)], 1],
    ['much for the role, usual for the person', [...daysOf('sam', 50, 5), ...colleagues, todayOf('sam', 63)], 0],
    [
      'much for the person, usual for the role',
      [...daysOf('sam', 2, 5), ...daysOf('kim', 30, 10), todayOf('sam', 63)],
      0,
    ],
    ['few in all', [...daysOf('sam', 1, 5), ...daysOf('kim', 1, 10), todayOf('sam', thresholds.least.opened - 1)], 0],
    ['no usual of their own, the role’s known', [...daysOf('sam', 2, 4), ...colleagues, todayOf('sam', 21)], 1],
    ['nothing to compare with, below twice the least', [todayOf('sam', 39)], 0],
    ['nothing to compare with, twice the least', [todayOf('sam', 40)], 1],
    [
      'colleagues of another role',
      [...daysOf('kim', 30, 10, 'director'), ...daysOf('sam', 2, 5), todayOf('sam', 21)],
      1,
    ],
    ['saved in files, up to what is usual there', [todayOf('sam', 399, 'exported')], 0],
    ['saved in files', [todayOf('sam', 400, 'exported')], 1],
    ['before the days chosen', [{ ...todayOf('sam', 400), day: today - 7 }], 0],
    [
      'a usual of too long ago',
      [...daysOf('sam', 30, 5).map(each => ({ ...each, day: today - historyDays - 1 })), todayOf('sam', 40)],
      1,
    ],
  ])('%s', (_, days, count) => {
    expect(found({ days })).toHaveLength(count)
  })
})

describe('out of hours', () => {
  it.each<[string, string, number, boolean]>([
    ['a working morning', '2026-11-26', 7, false],
    ['before it', '2026-11-26', 6, true],
    ['the last hour', '2026-11-26', 19, false],
    ['the evening', '2026-11-26', 20, true],
    ['a Saturday noon', '2026-11-28', 12, true],
    ['a Sunday noon', '2026-11-29', 12, true],
    ['Boxing Day, kept on a Monday', '2026-12-28', 12, true],
    ['May Day', '2026-05-04', 12, true],
  ])('%s', (_, on, hour, expected) => {
    expect(isOutOfHours(day(on), hour, englandAndWales)).toBe(expected)
  })

  it('is told of from three looks on, with the days and why they are none', () => {
    const looks = (on: string, hour: number, count: number) => ({ personId: 'sam', day: day(on), hour, looks: count })
    expect(found({ hours: [looks('2026-11-28', 9, 2), looks('2026-11-26', 9, 50)] })).toEqual([])
    const [one] = found({ hours: [looks('2026-12-25', 9, 2), looks('2026-11-28', 9, 1), looks('2026-11-26', 23, 1)] })
    expect(one).toMatchObject({ kind: 'out-of-hours', weight: 4 })
    expect(one!.why).toBe(
      'Looked at children 4 times outside 7:00 to 20:00 on working days. Fri 25 Dec 2026 (Christmas Day): 2, Sat 28 Nov 2026: 1, Thu 26 Nov 2026: 1.',
    )
  })
})

describe('what was refused and what was opened', () => {
  it('tells of each attempt at a child, and of many at pages', () => {
    const refusals = [
      { personId: 'a', children: 1, pages: 0 },
      { personId: 'b', children: 0, pages: thresholds.refusedPages - 1 },
      { personId: 'c', children: 3, pages: 7 },
    ]
    expect(found({ refusals }).map(each => [each.personId, each.why])).toEqual([
      [
        'c',
        'Tried 3 times to open a child outside their scope, and tried 7 times to use a page outside their role; refused each time.',
      ],
      ['a', 'Tried once to open a child outside their scope; refused each time.'],
    ])
  })

  it('tells of the same surname and of restricted records, the children beside, none in words', () => {
    const child = { personId: 'sam', looks: 2, restricted: false, sameSurname: false }
    const opened = [
      { ...child, childId: 'c1', sameSurname: true },
      { ...child, childId: 'c2', sameSurname: true, restricted: true },
      { ...child, childId: 'c3' },
    ]
    expect(found({ opened })).toMatchObject([
      { kind: 'surname', why: 'Looked 4 times at 2 children who have the same surname.', childIds: ['c1', 'c2'] },
      { kind: 'restricted', why: 'Looked twice at a restricted record.', childIds: ['c2'] },
    ])
  })

  it.each<[string, string, boolean]>([
    ['Ada Sørensen', 'Sørensen', true],
    ['Zoë Núñez', 'NUNEZ', true],
    ['Kim Smith-Jones', 'Jones', true],
    ['Kim Jones', 'Smith Jones', true],
    ["Pat O'Neil", 'O’NEIL', true],
    ['Kim Jones', 'Johnson', false],
    ['Jones Example', 'Jones', false],
    ['Kim', '', false],
    ['', '', false],
    ['Li X', 'X', false],
    ['王小明 李', '李', false],
    ['Uma Example', 'example', true],
  ])('%s and a child called %s', (person, child, same) => {
    expect(hasSurname(person, child)).toBe(same)
  })
})
