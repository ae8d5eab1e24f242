import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { days, months, weeks, workingDays } from '../../domain/standards/interval.ts'
import { localise } from '../../domain/standards/local/localise.ts'
import { settingOn } from '../../domain/standards/local/setting.ts'
import { byId } from '../../domain/standards/registry.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { readSetting, type SettingTyped, settingFields, typedFrom } from './typed.ts'

const today = day('2026-11-26')
const approvers = [{ id: 'dee', name: 'Dee Example' }]
const said = { reason: 'Agreed by practice week.', approver: 'dee' }

function typedFor(standard: Standard, changed: Partial<SettingTyped>): SettingTyped {
  return { ...typedFrom(settingOn(standard, today), today, said), ...changed }
}

function read(id: string, changed: Partial<SettingTyped>, standard = byId(id)) {
  return readSetting(typedFor(standard, changed), { standard, today, approvers })
}

describe('a setting as typed', () => {
  it.each([
    ['CN-04', { 'interval-count': '15' }, { interval: workingDays(15) }],
    ['CN-04', { 'interval-count': ' 3 ', 'interval-unit': 'week' }, { interval: weeks(3) }],
    ['CN-04', { 'soon-count': '0' }, { soon: workingDays(0) }],
    [
      'CN-04',
      { 'interval-count': '4', 'interval-unit': 'week', 'soon-count': '7', 'soon-unit': 'day' },
      { interval: weeks(4), soon: days(7) },
    ],
    ['CN-06', { points: '6, 9 and 12' }, { points: [months(6), months(9), months(12)] }],
    ['CN-06', { points: '9 12 15', 'grace-count': '2', 'grace-unit': 'week' }, { grace: weeks(2) }],
    ['AS-01', { 'soon-count': '30' }, { soon: { fromStart: workingDays(30) } }],
    ['CP-08', { 'soon-count': '10', 'interval-count': '1', points: '1' }, { soon: workingDays(10) }],
    ['OV-01', { 'soon-count': '3', 'interval-count': '1' }, { soon: workingDays(3) }],
  ])('%s %o is only what differs', (id, changed, setting) => {
    expect(read(id, changed)).toEqual({
      asked: { standardId: id, from: today, setting, reason: said.reason, approverId: 'dee' },
    })
  })

  it.each([
    ['CN-04', {}, 'interval-count', 'Change something'],
    ['CP-08', {}, 'soon-count', 'Change something'],
    ['CN-04', { 'interval-count': '' }, 'interval-count', 'whole number of 1 or more'],
    ['CN-04', { 'interval-count': '0' }, 'interval-count', 'whole number of 1 or more'],
    ['CN-04', { 'interval-count': '1.5' }, 'interval-count', 'whole number'],
    ['CN-04', { 'interval-count': '-3' }, 'interval-count', 'whole number'],
    ['CN-04', { 'interval-count': '<script>' }, 'interval-count', 'whole number'],
    ['CN-04', { 'interval-count': '37', 'interval-unit': 'month' }, 'interval-count', 'no more than 36 months'],
    ['CN-04', { 'interval-unit': 'fortnight' }, 'interval-count', 'Choose what is counted'],
    ['CN-04', { 'soon-count': '21' }, 'soon-count', 'no more than 20 working days'],
    ['CN-04', { 'interval-count': '4' }, 'soon-count', 'no more than 4 working days'],
    ['CN-06', { points: '9, 8' }, 'points', 'in order'],
    ['CN-06', { points: '9, 9' }, 'points', 'in order'],
    ['CN-06', { points: '' }, 'points', '1 to 10 numbers'],
    ['CN-06', { points: '9; drop table' }, 'points', 'whole number'],
    ['CN-06', { 'soon-count': '25' }, 'soon-count', 'does not count towards the point'],
    ['CN-04', { 'interval-count': '15', 'from-day': '31', 'from-month': '2' }, 'from', 'real date'],
    ['CN-04', { 'interval-count': '15', 'from-day': '25' }, 'from', 'today, Thu 26 Nov 2026, or later'],
    ['CN-04', { 'interval-count': '15', 'from-year': '2028' }, 'from', 'Fri 26 Nov 2027 or earlier'],
    ['CN-04', { 'interval-count': '15', reason: '  ' }, 'reason', 'Enter why'],
    ['CN-04', { 'interval-count': '15', reason: 'x'.repeat(501) }, 'reason', '500 characters'],
    ['CN-04', { 'interval-count': '15', approver: 'quinn' }, 'approver', 'Choose who'],
  ] as const)('%s %o is refused', (id, changed, field, words) => {
    const found = read(id, changed)
    expect(found).toMatchObject({ problems: [{ field, message: expect.stringContaining(words) }] })
  })

  it('differs from what holds on its first day, settings still to begin among it', () => {
    const soon = { standardId: 'CN-04', from: day('2026-12-01'), interval: workingDays(15) }
    const [standard] = localise(
      [byId('CN-04')],
      [{ ...soon, reason: '', setBy: '', approvedBy: '', setAt: new Date(0) }],
    )
    const december = { 'interval-count': '15', 'from-day': '2', 'from-month': '12' }
    expect(read('CN-04', december, standard)).toMatchObject({ problems: [{ field: 'interval-count' }] })
    const back = { 'from-day': '2', 'from-month': '12' }
    expect(read('CN-04', back, standard)).toMatchObject({ asked: { setting: { interval: workingDays(20) } } })
  })

  it('whatever was typed, is a setting or says what is wrong, and never more than may be set', () => {
    const anyText = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', '5', '15', '9, 12', 'day', 'week', 'dee'),
    )
    const anyTyped = fc.record(Object.fromEntries(Object.keys(settingFields.shape).map(each => [each, anyText])))
    const anyStandard = fc.constantFrom('CN-04', 'CN-06', 'CP-08', 'AS-01', 'OV-01', 'AS-04')
    fc.assert(
      fc.property(anyTyped, anyStandard, (typed, id) => {
        const found = read(id, typed as Partial<SettingTyped>)
        if ('problems' in found) expect(found.problems.length).toBeGreaterThan(0)
        else {
          expect(found.asked.from).toBeGreaterThanOrEqual(today)
          if (id === 'CP-08' || id === 'OV-01') expect(Object.keys(found.asked.setting)).toEqual(['soon'])
        }
      }),
    )
  })

  it('comes back into the form as it was', () => {
    const setting = settingOn(byId('CN-06'), today)
    const typed = typedFrom(setting, day('2027-01-04'), said)
    expect(typed).toMatchObject({ points: '9, 12, 15', 'points-unit': 'month', 'grace-count': '1', 'from-day': '4' })
  })
})
