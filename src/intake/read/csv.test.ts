import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { delimiterOf, readCsv } from './csv.ts'
import { CsvMachine } from './csv-machine.ts'
import { fileOf } from './made-files.ts'

async function read(file: ReceivedFile, longestRecord?: number) {
  const headings: string[][] = []
  const rows: [number, ...string[]][] = []
  const issues: Issue[] = []
  const summary = await readCsv(
    file,
    cells => {
      headings.push(cells)
      return true
    },
    (cells, line) => void rows.push([line, ...cells]),
    issue => void issues.push(issue),
    longestRecord === undefined ? {} : { longestRecord },
  )
  return { headings, rows, issues, summary, codes: issues.map(each => `${each.row ?? ''} ${each.code}`) }
}

const csv = (text: string, chunk?: number) => read(fileOf('a.csv', text, chunk))

describe('reading CSV', () => {
  it('counts lines right past quoted line breaks, whatever ends a line', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { headings, rows, issues } = await csv(`a,b${end}1,"x${end}y"${end}${end}2,"say ""hi"""${end}3,`)
      expect(headings).toEqual([['a', 'b']])
      expect(rows).toEqual([
        [2, '1', `x${end}y`],
        [5, '2', 'say "hi"'],
        [6, '3', ''],
      ])
      expect(issues).toEqual([])
    }
  })

  it('reads the same however the file is cut into chunks', async () => {
    const text = 'a,b\r\n"1,""x""","é\r\n"\r\n2,\r\n'
    const whole = await csv(text)
    for (let chunk = 1; chunk < 12; chunk++) expect((await csv(text, chunk)).rows).toEqual(whole.rows)
  })

  it('tells ragged rows and goes on; empty cells to spare at the end are no harm', async () => {
    const { rows, codes, summary } = await csv('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n7,8,9\n,,\n')
    expect(rows.map(([line]) => line)).toEqual([4, 5])
    expect(codes).toEqual(['2 row-ragged', '3 row-ragged'])
    expect(summary).toMatchObject({ rows: 4, rejected: 2 })
  })

  it('loses only its own line to a quote that is never closed', async () => {
    const { rows, codes, summary } = await csv('a,b\n1,2\n3,"open\n4,5\n6,7\n')
    expect(rows.map(([line]) => line)).toEqual([2, 4, 5])
    expect(codes).toEqual(['3 quote-unclosed'])
    expect(summary).toMatchObject({ rows: 4, rejected: 1 })
    const last = await csv('a,b\n1,2\n3,"open')
    expect(last.codes).toEqual(['3 quote-unclosed'])
  })

  it('takes text after a closing quote with a warning, once', async () => {
    for (const chunk of [1, 1000]) {
      const { rows, codes } = await csv('a,b\n"1"x,2\n', chunk)
      expect(rows).toEqual([[2, '1x', '2']])
      expect(codes).toEqual(['2 quote-misplaced'])
    }
  })

  it('loses only their own lines to quotes that the next such quote would close', async () => {
    for (const chunk of [3, 1000]) {
      const { rows, codes } = await csv('a,b\n1,2\n3,"open\n4,5\n6,"open\n7,8\n"9\n",x\n', chunk)
      expect(rows).toEqual([
        [2, '1', '2'],
        [4, '4', '5'],
        [6, '7', '8'],
        [7, '9\n', 'x'],
      ])
      expect(codes).toEqual(['3 quote-unclosed', '5 quote-unclosed'])
    }
  })

  it('counts every line that is passed over when far too many quotes run away', async () => {
    const piece = `3,"open\n${'4,5\n'.repeat(200)}`
    for (const chunk of [64, 1000, 1 << 16]) {
      const file = fileOf('a.csv', `a,b\n${`"${piece.slice(3)}`.repeat(130)}1,2\n`, chunk)
      const { rows, summary, issues } = await read(file, 400)
      expect(summary.rows).toBe(130 * 201 + 1)
      expect(rows.length + summary.rejected).toBe(summary.rows)
      expect(rows.at(-1)).toEqual([130 * 201 + 2, '1', '2'])
      expect(issues.filter(each => each.code === 'quote-unclosed').length).toBeGreaterThan(100)
    }
  })

  it('says over how many lines a record goes that is too long', async () => {
    const { issues, summary } = await read(fileOf('a.csv', `a,b\n1,"${'x\n'.repeat(300)}"\n3,4\n`), 400)
    expect(issues).toMatchObject([{ row: 2, code: 'line-too-long' }])
    expect(issues[0]?.message).toContain('301 lines')
    expect(summary).toMatchObject({ rows: 2, rejected: 1 })
  })

  it('finds the delimiter from the headings', async () => {
    expect(delimiterOf('a\tb,c\td\n')).toBe('\t')
    expect(delimiterOf('a;b;c\n1,2,3;4\n')).toBe(';')
    expect(delimiterOf('"a,b,c"|x\n')).toBe('|')
    expect(delimiterOf('only\n')).toBe(',')
    expect((await csv('sep=;\r\na;b\r\n1;2\r\n')).rows).toEqual([[3, '1', '2']])
  })

  it('stops after the headings when told to', async () => {
    let opened = 0
    const file = fileOf('a.csv', function* () {
      for (; opened < 1000; opened++) yield `a,b\n${'1,2\n'.repeat(50_000)}`
    })
    let rows = 0
    await readCsv(
      file,
      () => false,
      () => rows++,
      () => {},
    )
    expect(rows).toBe(0)
    expect(opened).toBeLessThan(20)
  })

  it('says so of an empty file', async () => {
    expect((await csv('')).codes).toEqual([' file-empty'])
    expect((await csv('\n\n')).codes).toEqual([' file-empty'])
    expect((await csv('a,b\n')).codes).toEqual([])
  })

  it('passes over a line of 100 MB, holding little of it, and goes on with the next', async () => {
    const piece = 'x'.repeat(1 << 20)
    const file = fileOf('a.csv', function* () {
      yield 'a,b\n1,2\n3,'
      for (let i = 0; i < 100; i++) yield piece
      yield '\n5,6\n'
    })
    const { rows, codes } = await read(file)
    expect(rows.map(([line]) => line)).toEqual([2, 4])
    expect(codes).toEqual(['3 line-too-long'])

    let most = 0
    const machine = new CsvMachine(',', { record: () => {}, trouble: () => {} }, 1 << 20)
    for (let i = 0; i < 100; i++) {
      machine.push(piece)
      most = Math.max(most, machine.held)
    }
    expect(most).toBeLessThanOrEqual(2 << 20)
  })

  it('holds little of a quote that runs away, in one line or over many', async () => {
    for (const piece of ['x'.repeat(1 << 16), 'x,y\n'.repeat(1 << 14)]) {
      let most = 0
      let records = 0
      const troubles: string[] = []
      const taker = { record: () => void records++, trouble: (kind: string) => void troubles.push(kind) }
      const machine = new CsvMachine(',', taker, 1 << 20)
      machine.push('a,b\n1,"')
      for (let i = 0; i < 200; i++) {
        machine.push(piece)
        most = Math.max(most, machine.held)
      }
      machine.end()
      expect(most).toBeLessThanOrEqual((1 << 20) + (1 << 16) + 10)
      expect(troubles).toEqual([piece.includes('\n') ? 'quote-unclosed' : 'line-too-long'])
      if (piece.includes('\n')) expect(records).toBe(1 + 200 * (1 << 14) - 1)
    }
  })

  it('gives back what was written, quoted or not', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', '\r\n', ' ', '🙂', ';', '\t') })
    const table = fc.integer({ min: 1, max: 5 }).chain(width =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }).map(rows => ({
        width,
        rows,
      })),
    )
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async ({ width, rows }, chunk) => {
        const heading = Array.from({ length: width }, (_, index) => `column ${index}`)
        const lines = [heading, ...rows].map(cells => cells.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
        const result = await csv(`${lines.join('\r\n')}\r\n`, chunk)
        expect(result.issues).toEqual([])
        expect(result.rows.map(([, ...cells]) => cells)).toEqual(rows.filter(cells => cells.some(each => each !== '')))
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, and never gives a row of another width', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\0') }), async text => {
        const { headings, rows } = await csv(text, 3)
        for (const [, ...cells] of rows) expect(cells).toHaveLength(headings[0]!.length)
      }),
      { numRuns: 500 },
    )
  })
})
