import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { zipOf } from '../../src/intake/receive/made-zips.ts'
import type { HostileCase } from './case.ts'
import { extract, people, times, written } from './made.ts'

const files = (content: () => Readonly<Record<string, string | Uint8Array>>) => (folder: string) =>
  extract(folder, content())

const person = (pieces: () => Iterable<string | Uint8Array>) => async (folder: string) => {
  await written(join(folder, 'ssd_person.csv'), pieces())
  return folder
}

const wide = (encoding: 'utf16le' | 'utf16be', mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${people.repeat(1)}`, 'utf16le')
  return encoding === 'utf16le' ? bytes : bytes.swap16()
}

const census903 = 'CHILD,DOB,REVIEW,REVIEW_CODE\n'

/** Text files that are not what they seem, or far more of it than anybody can read. */
export const textCases: readonly HostileCase[] = [
  {
    name: 'CSV with one line of 100 MB',
    make: person(function* () {
      yield `${people}G3,`
      yield* times(100, () => 'x'.repeat(1 << 20))
      yield ',2017-03-03\r\nG4,Dan,2018-04-04\r\n'
    }),
    ends: 'published',
    told: [/^ssd_person\.csv row 4: error line-too-long/],
    rejected: 1,
  },
  {
    name: 'CSV that is one line of 100 MB and nothing else',
    make: person(() => times(100, () => 'x'.repeat(1 << 20))),
    ends: 'refused',
    told: [/ssd_person\.csv: The line is longer than a megabyte/],
  },
  {
    name: 'CSV with a quote that never closes in 100 MB',
    make: person(function* () {
      yield `${people}G3,"`
      yield* times(100, () => `x,y\r\n`.repeat(1 << 18))
    }),
    ends: 'published',
    told: [/^ssd_person\.csv row 4: error quote-unclosed/],
    most: 900,
  },
  {
    name: 'CSV with a quote that never closes in every line',
    make: person(function* () {
      yield people
      yield* times(1_000, () => `G3,"Cal,2017-03-03\r\n`.repeat(1000))
      yield 'G4,Dan,2018-04-04\r\n'
    }),
    ends: 'published',
    told: [/^ssd_person\.csv row 4: error quote-/],
  },
  ...(['utf16le', 'utf16be'] as const).flatMap(encoding =>
    [true, false].map(
      (mark): HostileCase => ({
        name: `CSV in ${encoding === 'utf16le' ? 'UTF-16' : 'UTF-16, big end first'}${mark ? '' : ', without a mark'}`,
        make: files(() => ({ 'ssd_person.csv': wide(encoding, mark) })),
        ends: 'published',
        told: [/^ssd_person\.csv row 1 column pers_sex: warning column-missing/],
        rejected: 0,
      }),
    ),
  ),
  {
    name: 'spreadsheet under the name of a CSV',
    make: files(() => ({ 'ssd_person.csv': people, 'ssd_contacts.csv': workbook() })),
    ends: 'published',
    told: [/^ssd_contacts\.csv: error file-not-text: This is a spreadsheet/],
  },
  {
    name: 'spreadsheet under the name of a CSV and nothing else',
    make: files(() => ({ 'ssd_person.csv': workbook() })),
    ends: 'refused',
    told: [/ssd_person\.csv: This is a spreadsheet/],
  },
  {
    name: 'a PDF under the name of a CSV',
    make: files(() => ({ 'ssd_person.csv': people, 'ssd_contacts.csv': Buffer.from('%PDF-1.7\n\u0000\u0001') })),
    ends: 'published',
    told: [/^ssd_contacts\.csv: error file-not-text: This is a PDF/],
  },
  {
    name: 'CSV with zero characters',
    make: files(() => ({
      'ssd_person.csv': people,
      'ssd_contacts.csv': 'cont_person_id,cont_contact_date\r\nG\u00001,2026-01-01\r\n',
    })),
    ends: 'published',
    told: [/^ssd_contacts\.csv: error file-not-text/],
  },
  {
    name: 'CSV with zero characters after its first megabyte',
    make: person(() => [people, '\r\n'.repeat(1 << 20), 'G3,Ca\u0000l,2017-03-03\r\n']),
    ends: 'published',
    told: [/^ssd_person\.csv row 1 /],
    rejected: 0,
  },
  {
    name: 'CSV with 100,000 columns',
    make: person(() => [
      `pers_person_id,pers_forename,${[...times(100_000, index => `x${index}`)].join(',')}\r\n`,
      ...times(40, index => `G${index},Ann,${'1,'.repeat(99_999)}1\r\n`),
    ]),
    ends: 'published',
    told: [/^ssd_person\.csv row 1 column x0: note column-unknown/, /99,900 more headings/],
  },
  {
    name: 'CSV with cells of a megabyte',
    make: person(function* () {
      yield 'pers_person_id,pers_forename,pers_surname,pers_ethnicity,pers_upn\r\n'
      yield* times(
        300,
        index =>
          `G${index},${'a'.repeat(250_000)},${'b'.repeat(250_000)},${'c'.repeat(250_000)},${'d'.repeat(250_000)}\r\n`,
      )
    }),
    ends: 'published',
    told: [
      /^ssd_person\.csv row 2 column pers_upn: /,
      /^ssd_person\.csv row 2 column pers_surname: warning text-too-long/,
    ],
    most: 700,
  },
  {
    name: 'CSV with lists nested without end',
    make: files(() => ({
      'ssd_person.csv': people,
      'ssd_cin_episodes.csv': `cine_person_id,cine_referral_id,cine_referral_date,cine_referral_nfa,cine_close_reason,cine_referral_source_desc\r\nG1,R1,2026-01-01,N,,\r\n`,
      'ssd_cin_assessments.csv': `cina_person_id,cina_assessment_id,cina_referral_id,cina_assessment_start_date,cina_assessment_outcome_json\r\nG1,A1,R1,2026-01-01,${'['.repeat(500_000)}\r\n`,
    })),
    ends: 'published',
    told: [/^ssd_cin_assessments\.csv row 2 column cina_assessment_outcome_json: \w+ /],
  },
  {
    name: 'CSV of a million rows that cannot be taken',
    make: person(function* () {
      yield people
      yield* times(1000, () => `,Nobody,2017-03-03\r\n`.repeat(1000))
    }),
    ends: 'published',
    told: [/^ssd_person\.csv row 4 column pers_person_id: error /, /999,000 more of these/],
    rejected: 1_000_000,
    most: 900,
  },
  {
    name: 'CSV of a million rows of too many cells',
    make: person(function* () {
      yield people
      yield* times(1000, () => `G3,a,b,c,d,e\r\n`.repeat(1000))
    }),
    ends: 'published',
    told: [/^ssd_person\.csv row 4: error row-ragged/, /999,000 more of these/],
    rejected: 1_000_000,
    most: 900,
  },
  {
    name: 'SSDA903 of a million rows that cannot be taken',
    make: async folder => {
      await written(join(folder, 'reviews.csv'), [
        `${census903}G1,01/05/2015,01/05/2026,PN1\n`,
        ...times(1000, index => `G${index},01/05/2015,31/02/2026,PN1\n`.repeat(1000)),
      ])
      return folder
    },
    ends: 'published',
    told: [/^reviews\.csv row \d+ column REVIEW: error date-unreadable/],
    rejected: 1_000_000,
    most: 2048,
  },
  {
    name: 'SSDA903 with an identifier of 100,000 characters',
    make: files(() => ({
      'reviews.csv': `${census903}G1,01/05/2015,01/05/2026,PN1\n${randomBytes(50_000).toString('hex')},01/05/2015,01/05/2026,PN1\n`,
    })),
    ends: 'published',
    told: [/^reviews\.csv row 3 column CHILD: error /],
    rejected: 1,
  },
  {
    name: 'an empty folder',
    make: files(() => ({})),
    ends: 'refused',
    told: [/There are no files in it/],
  },
]

/** What Excel saves, near enough: a zip of XML. */
function workbook(): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>' },
  ])
}
