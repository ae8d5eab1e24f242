import { describe, expect, it } from 'vitest'
import type { Issue } from './issue.ts'
import { fileOf } from './read/made-files.ts'
import { whyUnrecognised } from './why-unrecognised.ts'

const why = (files: Readonly<Record<string, string>>, issues: readonly Issue[] = []) =>
  whyUnrecognised(
    Object.entries(files).map(([name, content]) => fileOf(name, content)),
    issues,
  )

describe('why files are not recognised', () => {
  it.each([
    [
      { 'a.csv': 'PK\u0003\u0004rest' },
      'a.csv: This is a spreadsheet or zip, not a text file, whatever its name says.',
    ],
    [{ 'a.csv': 'x'.repeat(3 << 20) }, 'a.csv: The line is longer than a megabyte and was passed over.'],
    [{ 'a.csv': '' }, 'a.csv: The file holds nothing, not even headings.'],
    [{ 'a.xml': '<?xml version="1.0"?><Dog/>' }, 'a.xml: This is XML, but no children in need census.'],
    [{ 'a.csv': 'one,two\n1,2' }, 'a.csv: Its headings (one, two) are of no return known here.'],
    [
      { 'a.csv': `${'long'.repeat(50)},b,c,d,e,f` },
      `a.csv: Its headings (${'long'.repeat(10)}, b, c, d, e ...) are of`,
    ],
    [
      { 'a.csv': '100068,,9990100068,Sam\n100069,,9990100069,Kit' },
      'a.csv: Its first line does not read as headings, so none of it is shown here.',
    ],
    [{ 'a.csv': 'Sam Example,01/02/2010\n' }, 'a.csv: Its first line does not read as headings'],
    [{}, 'There are no files in it.'],
  ])('%o', async (files, said) => {
    expect(await why(files)).toContain(said)
  })

  it('is what was refused on receiving them, where anything was', async () => {
    const issue = { file: 'extract.zip', code: 'zip-bomb', message: 'Too large.', remedy: 'Make it again.' }
    expect(await why({}, [{ ...issue, severity: 'error' }])).toBe('extract.zip: Too large.')
    expect(await why({ 'a.csv': 'x,y' }, [{ ...issue, severity: 'note' }])).toMatch(/^a\.csv: Its headings/)
  })

  it('tells of a few, and how many more there are', async () => {
    const files = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.csv`, 'x,y\n']))
    expect(await why(files)).toMatch(/^0\.csv: .* 1\.csv: .* 2\.csv: .* So with 7 more\.$/)
  })
})
