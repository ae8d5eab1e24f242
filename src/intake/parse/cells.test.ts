import { describe, expect, it } from 'vitest'
import type { Issue } from '../issue.ts'
import { capIssues } from './cap-issues.ts'
import { type CodeListName, codeLists } from './code-lists/index.ts'
import { readCode } from './codes.ts'
import { readFlag } from './flags.ts'
import { readId } from './ids.ts'
import { readJson, readListedCodes } from './json.ts'
import { isMissing } from './missing.ts'
import { readNumber } from './numbers.ts'
import { cleanText, shown } from './text.ts'

describe('text', () => {
  it.each([
    [' a\u00a0b ', 'a b'],
    ['a\u200bb\ufeff', 'ab'],
    ['two\r\nlines\tand', 'two lines and'],
    ['bell\u0007 \u0000nul', 'bell nul'],
    ['\u202eevil', 'evil'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['Zoë O’Brien', 'Zoë O’Brien'],
    ['half \ud800 pair', 'half � pair'],
    ['<script>', '<script>'],
  ])('%j is kept as %j', (text, expected) => expect(cleanText(text)).toBe(expected))

  it('shows at most 200 characters', () => expect(shown('x'.repeat(1e6)).length).toBe(200))

  it('knows what says nothing, and leaves the surname Null alone', () => {
    for (const text of ['', 'NULL', 'null', 'SSD_PH', 'placeholder_data', 'PlaceholderStr'])
      expect(isMissing(text)).toBe(true)
    for (const text of ['Null', 'None', 'NONE', '0', 'N']) expect(isMissing(text)).toBe(false)
  })
})

describe('flags', () => {
  it.each(['Y', 'y', 'Yes', 'TRUE', 'true', '1', 'T', ' a) Yes'])('%j is yes', text => expect(readFlag(text)).toBe('Y'))
  it.each(['N', 'no', 'False', '0', '0.0', 'b) No'])('%j is no', text => expect(readFlag(text)).toBe('N'))
  it.each(['', 'NULL', 'SSD_PH', 'Unknown', 'c) Unknown', 'N/A'])('%j is missing, never no', text =>
    expect(readFlag(text)).toBe('missing'),
  )
  it.each(['maybe', '2', 'YN', 'x'.repeat(9999)])('%.20j is unreadable', text =>
    expect(readFlag(text)).toBe('unreadable'),
  )
})

describe('ids', () => {
  it.each([
    ['1234', '1234'],
    ['1234.0', '1234'],
    [' 1234\u00a0', '1234'],
    ['00123', '00123'],
    ['AB-12_3', 'AB-12_3'],
    ['10', '10'],
    ['100', '100'],
  ])('%j is %s', (text, id) => expect(readId(text)).toEqual({ kind: 'id', id }))
  it.each([
    ['-1', 'admin'],
    ['0', 'admin'],
    ['0.0', 'admin'],
    ['-1.0', 'admin'],
    ['NULL', 'missing'],
    ['1.23457E+11', 'damaged'],
    ['x'.repeat(101), 'too-long'],
  ])('%.20j is %s', (text, kind) => expect(readId(text).kind).toBe(kind))
})

describe('numbers', () => {
  it.each([
    ['12', '12'],
    ['0.60', '0.6'],
    ['999.9', '999.9'],
    ['1,234', '1234'],
    ['-3', '-3'],
  ])('%j is %s', (text, number) => expect(readNumber(text)).toEqual({ number }))
  it.each(['twelve', '1e9', '0x10', '1,2', 'Infinity'])('%j is unreadable', text =>
    expect(readNumber(text)).toBe('unreadable'),
  )
  it('says nothing of an empty cell', () => expect(readNumber('NULL')).toBeUndefined())
})

describe('codes', () => {
  it.each<[CodeListName, string, string]>([
    ['sex', 'Male', 'M'],
    ['sex', 'f', 'F'],
    ['sex', 'c) Not stated/recorded', 'U'],
    ['ethnicity', 'a) WBRI', 'WBRI'],
    ['ethnicity', 'CNHE', 'CHNE'],
    ['ethnicity', 'White - British', 'WBRI'],
    ['abuse', 'Neglect', 'NEG'],
    ['abuse', 'b) Physical abuse', 'PHY'],
    ['abuse', 'emotional', 'EMO'],
    ['primary-need', 'N1 - Abuse or neglect', 'N1'],
    ['source', 'a) 1A: Individual', '1A'],
    ['source', '6.0', '6'],
    ['legal-status', 'Interim Care Order', 'C1'],
    ['legal-status', 'C2: FCO', 'C2'],
    ['legal-status', 'Single period of accommodation under section 20 (Children Act 1989)', 'V2'],
    ['placement-type', 'U1 - Foster placement with relative', 'U1'],
    ['placement-type', 'c) U3: Foster placement - relative - not FFA', 'U3'],
    ['placement-type', 'Children’s home', 'K2'],
    ['missing-type', 'M', 'Missing'],
    ['eligibility', 'b) Former relevant child', 'Former Relevant'],
    ['in-touch', 'Y', 'YES'],
    ['suitability', 'a) Suitable', '1'],
    ['yes-no-na', 'n/a', 'NA'],
    ['gender', '1', '01'],
  ])('%s: %j is %s', (list, text, code) => expect(readCode(codeLists[list], text)).toEqual({ code, known: true }))

  it.each<[CodeListName, string]>([
    ['gender', 'Not recorded'],
    ['gender', ' NOT  STATED '],
    ['ethnicity', 'Not known'],
    ['participation', 'Not recorded'],
  ])('%s: %j says nothing', (list, text) => expect(readCode(codeLists[list], text)).toBeUndefined())

  it('knows what stands for not known on a list, and hides nothing else that says so', () => {
    const of = (list: CodeListName, text: string) => readCode(codeLists[list], text)
    expect(of('gender', 'Not known')).toEqual({ code: '00', known: true })
    expect(of('sex', 'Not recorded')).toEqual({ code: 'U', known: true })
    expect(of('ethnicity', 'Not yet obtained')).toEqual({ code: 'NOBT', known: true })
    expect(of('ethnicity', 'Not known: refused')).toEqual({ code: 'Not known: refused', known: false })
    expect(of('disability', 'Not known')).toEqual({ code: 'Not known', known: false })
    expect(of('legal-status', 'Not recorded')).toEqual({ code: 'Not recorded', known: false })
    expect(isMissing('Unknown')).toBe(false)
  })

  it('keeps what it does not know as it came', () => {
    expect(readCode(codeLists.abuse, ' Modern slavery ')).toEqual({ code: 'Modern slavery', known: false })
    expect(readCode(codeLists.ethnicity, '中文')).toEqual({ code: '中文', known: false })
    expect(readCode(codeLists.gender, '??')).toEqual({ code: '??', known: false })
    expect(readCode(codeLists.abuse, 'constructor')).toEqual({ code: 'constructor', known: false })
    expect(readCode(codeLists.abuse, 'NULL')).toBeUndefined()
  })

  it('knows every code by itself, in any case, and with its label', () => {
    for (const list of Object.values(codeLists)) {
      for (const [upper, code] of list.codes) {
        expect(readCode(list, upper.toLowerCase())).toEqual({ code, known: true })
      }
    }
  })
})

describe('JSON', () => {
  it('is compact with its keys in order, and text stays text', () => {
    expect(readJson('{ "b": "N",\n "a": ["x" , 1] }')).toMatchObject({ json: '{"a":["x",1],"b":"N"}' })
    expect(readJson('{"__proto__":{"x":1}}')).toMatchObject({ json: '{"__proto__":{"x":1}}' })
    expect(readJson('NFA, Strategy discussion')).toBeUndefined()
    expect(readJson('{"cut": "sho')).toBe('broken')
    expect(readJson('['.repeat(100_000))).toBe('broken')
    expect(readJson(`${'['.repeat(50)}${']'.repeat(50)}`)).toBe('broken')
    expect(readJson('{"a":"x\\u0000y"}')).toMatchObject({ json: '{"a":"xy"}' })
  })

  it('lists codes whatever shape they come in', () => {
    expect(readListedCodes('["3B", "1A", "1A", "10A"]')).toEqual(['1A', '3B', '10A'])
    expect(readListedCodes('{"1A":"Yes","2B":"No","3C":true}')).toEqual(['1A', '3C'])
    expect(readListedCodes('1a, 2B')).toEqual(['1A', '2B'])
    expect(readListedCodes('[]')).toEqual([])
    expect(readListedCodes('[{"a":1}]')).toBeUndefined()
    expect(readListedCodes('[20, 21]')).toEqual(['20', '21'])
  })
})

describe('capping issues', () => {
  it('tells a thousand of a kind, then one figure for the rest', () => {
    const told: Issue[] = []
    const capped = capIssues(issue => told.push(issue))
    for (let row = 1; row <= 50_000; row++) {
      const issue: Issue = {
        file: 'a.csv',
        row,
        column: 'x',
        code: 'bad',
        severity: 'warning',
        message: '',
        remedy: '',
      }
      capped.issue(issue)
    }
    capped.issue({ file: 'a.csv', column: 'y', code: 'bad', severity: 'warning', message: '', remedy: '' })
    expect(told).toHaveLength(1001)
    expect(capped.untold()).toEqual([{ file: 'a.csv', column: 'x', code: 'bad', severity: 'warning', count: 49_000 }])
    capped.finish()
    expect(told.at(-1)).toMatchObject({ code: 'more-of-the-same', column: 'x', value: '49000', severity: 'note' })
  })
})
