import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { holidaysByRule } from './bank-holidays/by-rule.ts'
import { easterSunday } from './bank-holidays/easter.ts'
import { bankHolidays, firstProjectedYear, firstYear, lastYear } from './bank-holidays/index.ts'
import { iso, parseDay, weekdayOf } from './day.ts'

const datesOf = (year: number) => bankHolidays.map(each => each.date).filter(date => date.startsWith(`${year}-`))

/** Days moved or added for the nation: the only ones that are not where the rule puts them. */
const exceptions = {
  instead: ['2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30'],
  moved: ['2002-06-04', '2012-06-04', '2020-05-08', '2022-06-02'],
  added: ['2002-06-03', '2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08'],
}

describe('the holidays of England and Wales', () => {
  it('are weekdays, in order, none twice, at least eight a year', () => {
    const dates = bankHolidays.map(each => each.date)
    expect(dates).toEqual([...new Set(dates)].sort())
    for (const date of dates) expect([1, 2, 3, 4, 5]).toContain(weekdayOf(parseDay(date)!))
    for (let year = firstYear; year <= lastYear; year++) {
      const extra = exceptions.added.filter(date => date.startsWith(`${year}`)).length
      expect(datesOf(year)).toHaveLength(8 + extra)
    }
  })

  it('of the years before projection are those of the rule, but for the days moved or added', () => {
    for (let year = firstYear; year < firstProjectedYear; year++) {
      const byRule = holidaysByRule(year).map(each => each.date)
      const expected = [
        ...byRule.filter(date => !exceptions.instead.includes(date)),
        ...exceptions.moved,
        ...exceptions.added,
      ]
      expect(datesOf(year)).toEqual(expected.filter(date => date.startsWith(`${year}-`)).sort())
    }
  })

  it('by rule are named as the published list names them, whichever days of the week they fall on', () => {
    for (let year = 2012; year < firstProjectedYear; year++) {
      const byRule = holidaysByRule(year).filter(each => !exceptions.instead.includes(each.date))
      const published = bankHolidays.filter(each => each.date.startsWith(`${year}-`))
      for (const { date, title } of byRule) expect(published.find(each => each.date === date)?.title).toBe(title)
    }
  })

  it('have Easter where the tables of the Act of 1750 put it: its earliest and latest days, and either side of centuries', () => {
    const known = [
      '1761-03-22',
      '1800-04-13',
      '1818-03-22',
      '1886-04-25',
      '1900-04-15',
      '1943-04-25',
      '1954-04-18',
      '1961-04-02',
      '1981-04-19',
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2019-04-21',
      '2038-04-25',
      '2049-04-18',
      '2076-04-19',
      '2100-03-28',
    ]
    expect(known.map(each => iso(easterSunday(Number(each.slice(0, 4)))))).toEqual(known)
  })

  it('before the published list each have a source in law; projected ones say that they are by rule', () => {
    for (const { date, source } of bankHolidays) {
      const year = Number(date.slice(0, 4))
      if (year < 2012) expect(['custom', 'act', 'proclaimed', 'moved']).toContain(source)
      else expect(source).toBe(year < firstProjectedYear ? 'list' : 'rule')
    }
  })

  const list = resolve(import.meta.dirname, '../../../../shared/inputs/bank-holidays.json')
  const given = existsSync(list)
  if (!given)
    console.info('Not checked against the published list of bank holidays: shared/inputs is not beside this folder')
  it.runIf(given)('from 2012 to 2028 are those of the published list, by date and title', () => {
    const events: { date: string; title: string; notes: string }[] = JSON.parse(readFileSync(list, 'utf8'))[
      'england-and-wales'
    ].events
    const ours = bankHolidays.filter(each => each.source === 'list').map(({ date, title }) => ({ date, title }))
    expect(ours).toEqual(
      events.map(({ date, title, notes }) => ({
        date,
        title: title.replaceAll('’', "'") + (notes === 'Substitute day' ? ' (substitute day)' : ''),
      })),
    )
  })
})
