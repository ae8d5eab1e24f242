import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './csv.ts'
import { fileOf } from './made-files.ts'
import { dayAtStart, plainCsv } from './plain-csv.ts'
import { RowHash } from './row-hash.ts'

const cell = fc.constantFrom('', 'a', 'Ann ', '"x,y"', '"two\nlines"', '"say ""hi"""', 'é', '2019-05-01', '1"2', '"a"b')
const lineEnd = fc.constantFrom('\n', '\r\n')
const content = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }))
  .chain(([width, rows]) =>
    lineEnd.map(end => {
      const headings = ['one', 'two', 'three', 'four'].slice(0, width)
      return [headings, ...rows].map(each => each.join(',')).join(end) + end
    }),
  )

async function asRead(text: string) {
  const rows: { cells: string[]; line: number; raw: string }[] = []
  let said = 0
  const onHeader = (cells: string[], line: number) => {
    rows.push({ cells, line, raw: cells.join(',') })
    return true
  }
  await readCsv(
    fileOf('a.csv', text),
    onHeader,
    (cells, line, raw) => rows.push({ cells, line, raw }),
    () => said++,
  )
  return { rows, said }
}

describe('a plain file', () => {
  it('is read as any other, where there is nothing to say of it', async () => {
    await fc.assert(
      fc.asyncProperty(content, async text => {
        const { rows, said } = await asRead(text)
        const plain = plainCsv(Buffer.from(text))
        if (said > 0) {
          expect(plain).toBeUndefined()
          return
        }
        if (plain === undefined) return
        expect(plain.count).toBe(rows.length)
        for (const [record, { cells, line, raw }] of rows.entries()) {
          expect([plain.raw(record), plain.line(record)]).toEqual([raw, line])
          const cut = new Array<string>(plain.width).fill('?')
          plain.cut(
            record,
            cells.map((_, column) => column),
            cut,
          )
          expect(cut).toEqual(cells)
          for (const [column, each] of cells.entries()) {
            expect(plain.seek(record, column).cell()).toBe(each)
            // A cell may be empty in its quotes.
            expect(plain.isCellEmpty && each !== '').toBe(false)
            if (!raw.includes('"')) expect(plain.isCellEmpty).toBe(each === '')
          }
          const { a, b } = plain.hash(record, new RowHash())
          expect([a, b]).toEqual([new RowHash().ofText(raw).a, new RowHash().ofText(raw).b])
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['2019-05-01', 20190501],
    ['2019-05-01T10:00', 20190501],
    ['2019-13-41', 20191341],
    ['01/05/2019', -1],
    ['2019-5-1', -1],
    ['"2019-05-01"', -1],
    ['', 0],
  ])('says with what day the cell %s begins', (text, day) => {
    const plain = plainCsv(Buffer.from(`one,two,three\na,${text},b\n`))!
    expect(plain.seek(1, 1).dayOfCell()).toBe(day)
    expect(dayAtStart(text)).toBe(day)
    const other = plain.seek(1, 2).hashCell(new RowHash())
    expect([other.a, other.b]).toEqual([new RowHash().ofText('b').a, new RowHash().ofText('b').b])
  })
})
