import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../domain/calendar/day.ts'
import { looksLikeSpreadsheetDay, readDate } from './dates.ts'

const read = (text: string, spreadsheetDays = false) => {
  const reading = readDate(text, { spreadsheetDays })
  return reading.kind === 'date' ? reading.iso + (reading.time ? ` ${reading.time}` : '') : reading.kind
}

describe('reading dates', () => {
  it.each([
    ['2019-05-01', '2019-05-01'],
    ['2019-05-01 00:00:00.000', '2019-05-01'],
    ['2019-05-01 00:00:00', '2019-05-01'],
    ['2019-05-01T00:00:00.0000000', '2019-05-01'],
    ['2019-05-01T14:05:00Z', '2019-05-01 14:05'],
    ['2019-05-01 09:30:00.000', '2019-05-01 09:30'],
    ['2019-5-1', '2019-05-01'],
    ['2019/05/01', '2019-05-01'],
    ['01/05/2019', '2019-05-01'],
    ['1/5/2019', '2019-05-01'],
    ['01-05-2019', '2019-05-01'],
    ['01.05.2019', '2019-05-01'],
    ['01/05/2019 13:45', '2019-05-01 13:45'],
    ['01/05/2019 1:45:00 PM', '2019-05-01 13:45'],
    ['01/05/2019 12:00:00 AM', '2019-05-01'],
    ['1 May 2019', '2019-05-01'],
    ['1st May 2019', '2019-05-01'],
    ['01-May-2019', '2019-05-01'],
    ['May  1 2019 12:00AM', '2019-05-01'],
    ['Sept 3, 2019', '2019-09-03'],
    ['20190501', '2019-05-01'],
    ['\u00a001/05/2019 ', '2019-05-01'],
    ['\u200b2019-05-01', '2019-05-01'],
    ['29/02/2020', '2020-02-29'],
  ])('%j is %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each(['', ' ', 'NULL', '(null)', 'SSD_PH', 'PLACEHOLDER_DATA', 'PlaceholderStr', 'NaT'])('%j is missing', text =>
    expect(read(text)).toBe('missing'),
  )
  it.each(['1900-01-01', '01/01/1900', '1900-01-01 00:00:00.000', '1753-01-01', '0001-01-01', '30/12/1899'])(
    '%j stands for no date',
    text => expect(read(text)).toBe('missing'),
  )
  it.each(['2300-01-01', '9999-12-31', '31/12/9999', '9999-12-31 23:59:59.997'])('%j is open', text =>
    expect(read(text)).toBe('open'),
  )
  it.each(['2019-02-30', '29/02/2019', '05/13/2019', '2019-13-01', '31/04/2019', '2019-05-01 25:00'])(
    '%j is impossible',
    text => expect(read(text)).toBe('impossible'),
  )
  it.each(['zz/05/2020', 'zz/zz/2021', '01/05/19', 'yesterday', '43586', '1 Mayo 2019', 'x'.repeat(5000), '=1+1'])(
    '%.30j is unreadable',
    text => expect(read(text)).toBe('unreadable'),
  )

  it('reads a spreadsheet’s day numbers where asked', () => {
    expect(read('43586', true)).toBe('2019-05-01')
    expect(read('43586.5', true)).toBe('2019-05-01 12:00')
    expect(read('43586.99999', true)).toBe('2019-05-01')
    for (const none of ['0', '1', '2', '0.0']) expect(read(none, true)).toBe('missing')
    for (const open of ['109575', '2958465']) expect(read(open, true)).toBe('open')
    for (const other of ['3', '109574', '2958466']) expect(read(other, true)).toBe('unreadable')
    expect(read('0')).toBe('unreadable')
    expect(looksLikeSpreadsheetDay('43586')).toBe(true)
    expect(looksLikeSpreadsheetDay('12345')).toBe(false)
  })

  it('gives back every day however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1901-01-01'), max: day('2199-12-31') }), value => {
        const text = iso(value)
        const [year, month, date] = text.split('-')
        for (const form of [text, `${text} 00:00:00.000`, `${date}/${month}/${year}`, `${year}${month}${date}`]) {
          expect(read(form)).toBe(text)
        }
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void readDate(text, { spreadsheetDays: true })))
  })
})
