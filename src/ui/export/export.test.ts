import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { day, iso } from '../../domain/calendar/day.ts'
import { calendarOf } from './calendar.ts'
import { csvCell, csvOf } from './csv.ts'
import { type Exported, exportSentence, nameWithExport } from './exported.ts'
import type { ExportTable } from './table.ts'
import { xlsxOf } from './xlsx.ts'

interface Row {
  readonly text: string
  readonly count?: number
  readonly on?: number
}

const tableOf = (...rows: Row[]): ExportTable<Row> => ({
  name: 'due-2026-11-26',
  columns: [
    { heading: 'What', kind: 'text', value: each => each.text },
    { heading: 'Working days late', kind: 'number', value: each => each.count },
    { heading: 'Due', kind: 'day', value: each => each.on },
  ],
  rows,
})

/** The cells of a CSV file, by the rules of RFC 4180. */
function cellsOf(csv: string): string[][] {
  const lines: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/y
  while (cell.lastIndex < csv.length) {
    const [, quoted, plain, end] = cell.exec(csv)!
    lines.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

describe('a table as CSV', () => {
  it('has a heading, days as dates, and empty cells for what is not there', () => {
    expect(csvOf(tableOf({ text: 'Visit, seen', count: -2, on: day('2026-11-26') }, { text: '' }))).toBe(
      'What,Working days late,Due\r\n"Visit, seen",-2,2026-11-26\r\n,,\r\n',
    )
  })

  it.each(['=1+1', '+44 20', '-a', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1'])('takes %j for text', text => {
    expect(cellsOf(`${csvCell(text)}\r\n`)).toEqual([[`'${text}`]])
  })

  it.each(['-5', '-0.25', '12', 'a=b', "O'Neil"])('leaves %j as it is', text => {
    expect(csvCell(text)).toBe(text)
  })

  it('gives back any text that is no formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 }), texts => {
        const rows = texts.map(text => ({ text: `x${text}` }))
        const back = cellsOf(csvOf(tableOf(...rows))).slice(1)
        expect(back.map(each => each[0])).toEqual(rows.map(each => each.text))
      }),
    )
  })
})

const exported: Exported = {
  by: 'Uma <Example>',
  personId: 'p:1',
  authority: 'Example Council',
  when: 'Thu 26 Nov 2026, 14:32',
  clock: '1432',
  version: 12,
  request: 'ABCD-EFGH',
}

describe('a file that was saved', () => {
  it.each([
    ['due-2026-11-26.csv', 'Uma Example', 'due-2026-11-26-by-uma-example-1432.csv'],
    ['no extension', 'Zoë Núñez', 'no extension-by-zoe-nunez-1432'],
    ['a.tar.gz', '../../etc', 'a.tar-by-etc-1432.gz'],
    ['due.ics', '王小明', 'due-by-somebody-1432.ics'],
    ['due.ics', 'x'.repeat(99), `due-by-${'x'.repeat(40)}-1432.ics`],
  ])('%s by %s is %s', (name, by, expected) => {
    expect(nameWithExport(name, { by, clock: '1432' })).toBe(expected)
  })
})

/** The files inside a workbook. */
async function filesOf(workbook: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(workbook), {})
  const found = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    found.set(entry.fileName, Buffer.concat(parts).toString())
  }
  return found
}

describe('a table as a workbook', () => {
  it('keeps dates as dates, numbers as numbers and formulas as text, under a bold heading that stays', async () => {
    const files = await filesOf(
      await xlsxOf(tableOf({ text: '=1+1', count: 7, on: day('2026-11-26') }, { text: 'a\u0000<b>\u0001' })),
    )
    const sheet = files.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>7<\/v>/)
    // 26 November 2026 by Excel's own counting.
    expect(sheet).toMatch(/<c r="C2" s="(\d+)"[^>]*><v>46352<\/v>/)
    const texts = [...(files.get('xl/sharedStrings.xml') ?? sheet).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
      each => each[1],
    )
    expect(texts).toEqual(['What', 'Working days late', 'Due', '=1+1', 'a &lt;b&gt; '])
    expect(files.get('xl/styles.xml')).toMatch(/<b\s*\/>/)
    expect(files.get('xl/styles.xml')).toContain('d mmm yyyy')
  })

  it('says on a second sheet who saved it, when and from what, and only there', async () => {
    const files = await filesOf(await xlsxOf(tableOf({ text: 'x' }), exported))
    expect(files.get('xl/workbook.xml')).toMatch(/name="due-2026-11-26".*name="About"/)
    const texts = files.get('xl/sharedStrings.xml') ?? files.get('xl/worksheets/sheet2.xml')!
    for (const words of ['Uma &lt;Example&gt;', 'Thu 26 Nov 2026, 14:32', 'ABCD-EFGH', 'Confidential'])
      expect(texts, words).toContain(words)
    expect(csvOf(tableOf({ text: 'x' }))).not.toContain('Confidential')
    const about = await filesOf(await xlsxOf({ ...tableOf(), name: 'About' }, exported))
    expect(about.get('xl/workbook.xml')).toMatch(/name="About".*name="About this file"/)
  })

  it('stands with no row at all', async () => {
    const files = await filesOf(await xlsxOf(tableOf()))
    expect(files.get('xl/workbook.xml')).toContain('due-2026-11-26')
  })
})

describe('a calendar', () => {
  const at = new Date('2026-11-26T09:05:07.123Z')
  const event = {
    uid: '1@sightline',
    on: day('2026-12-31'),
    summary: 'Review, of the plan; \\ again',
    description: 'Line one\nLine two',
    url: 'http://localhost/children/1',
  }

  it('holds all-day events with their texts escaped', () => {
    const text = calendarOf({ name: 'Due', events: [event], at, sequence: 12 })
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
    expect(text).toContain('DTSTAMP:20261126T090507Z\r\n')
    expect(text).toContain('SUMMARY:Review\\, of the plan\\; \\\\ again\r\n')
    expect(text).toContain('DESCRIPTION:Line one\\nLine two\r\n')
    expect(text).toContain('SEQUENCE:12\r\n')
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  })

  it('says who saved it, when and from what', () => {
    const text = calendarOf({ name: 'Due', events: [], at, sequence: 1, about: exportSentence(exported) })
    const whole = text.replaceAll('\r\n ', '')
    expect(whole).toContain(
      'DESCRIPTION:Saved by Uma <Example> of Example Council\\, Thu 26 Nov 2026\\, 14:32\\, from data',
    )
    expect(whole).toContain('X-WR-CALDESC:Saved by')
    expect(calendarOf({ name: 'Due', events: [], at, sequence: 1 })).not.toContain('DESCRIPTION')
  })

  it('has no line over 75 bytes, and unfolds to what was put in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), summary => {
        const text = calendarOf({ name: 'Due', events: [{ ...event, summary }], at, sequence: 1 })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const whole = text.replaceAll('\r\n ', '').split('\r\n')
        expect(whole).toHaveLength(21)
        const back = whole
          .find(each => each.startsWith('SUMMARY:'))!
          .slice('SUMMARY:'.length)
          .replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
        const known = summary.toWellFormed().replaceAll(/\r\n|\r/g, '\n')
        expect(back).toBe(known.replaceAll(/(?!\n)\p{Cc}/gu, ''))
      }),
    )
  })

  it('spans months, years and leap days', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('2019-01-01'), max: day('2040-12-31') }), on => {
        const text = calendarOf({ name: 'Due', events: [{ ...event, on }], at, sequence: 1 })
        expect(text).toContain(`DTEND;VALUE=DATE:${iso(on + 1).replaceAll('-', '')}`)
      }),
    )
  })
})
