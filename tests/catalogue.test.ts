import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { templatesPage } from '../scripts/templates-page.ts'
import { catalogue } from '../src/app/commands/catalogue.ts'
import type { CatalogueEntry, IndicatorEntry } from '../src/domain/catalogue/index.ts'

/** The reference that Sightline's catalogue answers to, beside this checkout. */
const reference = resolve(import.meta.dirname, '../../shared/reference')
const there = existsSync(`${reference}/standards.md`) && existsSync(`${reference}/standards-check.md`)
if (!there) console.info('Not counted against the reference: shared/reference is not beside this checkout.')

async function told(): Promise<{ standards: CatalogueEntry[]; indicators: IndicatorEntry[] }> {
  let text = ''
  await catalogue.run({
    words: [],
    options: { json: true },
    io: {
      cwd: '/',
      env: {},
      interactive: false,
      out(more) {
        text += more
      },
      err() {},
      confirm: async () => false,
    },
    workplace: () => Promise.reject(new Error('The catalogue needs no record.')),
    isServed: false,
    today: () => '2026-11-26',
  })
  return JSON.parse(text)
}

describe('the catalogue as the command tells it', async () => {
  const { standards, indicators } = await told()
  const variants = indicators.flatMap(each => each.variants)
  const all = [...standards, ...indicators, ...variants]

  it('says of each its title and source, and either that it is worked out or what is missing', () => {
    for (const each of all) {
      expect(each.title, each.id).toMatch(/^\p{Lu}/u)
      expect(each.source, each.id).not.toBe('')
      if (each.computed) expect(each.missingData, each.id).toBeNull()
      else expect(each.missingData, each.id).toMatch(/^\p{Lu}.{20,}\.$/u)
    }
  })

  it('names each once', () => {
    const ids = all.map(each => each.id)
    expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([])
  })

  it('works out at least 70 standards and 55 indicators', () => {
    expect(standards.filter(each => each.computed).length).toBeGreaterThanOrEqual(70)
    expect(indicators.filter(each => each.computed).length).toBeGreaterThanOrEqual(55)
  })

  it.skipIf(!there)('has every timescale of the reference and of what its check adds, and no other', () => {
    const wanted = [
      ...idsIn(sectionOf('standards.md', '1. Timescales'), /^[A-Z]{2}-\d{2}$/),
      ...addedRows().flatMap(each => Object.entries(added).find(([row]) => each.startsWith(row))?.[1] ?? [each]),
      ...split,
      ...ownDevices,
    ]
    expect(sorted(standards.map(each => each.id))).toEqual(sorted([...new Set(wanted)]))
  })

  it.skipIf(!there)('has every indicator of the reference, and no other', () => {
    const wanted = idsIn(sectionOf('standards.md', '2. Indicators'), /^I-\d{2}$/)
    expect(sorted(indicators.map(each => each.id))).toEqual(sorted([...wanted, ...ownMeasures]))
  })
})

describe('the page on templates', () => {
  it('is of the templates there are', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../docs/templates.md'), 'utf8')
    expect(page, 'run npx node scripts/templates-page.ts').toBe(templatesPage())
  })
})

/** Where each duty that the check of the reference adds stands in the catalogue; it gives them no ids. */
const added: Readonly<Record<string, readonly string[]>> = {
  'Remand to LA accommodation': ['LP-08', 'LP-09'],
  'Placed with parent before assessment': ['LP-10', 'LP-11'],
  'Emergency foster placement': ['LP-12'],
  'Termination of placement': ['LP-13'],
  // Part of the notice of a placement.
  'Area authority told': ['LP-03'],
  'Ceasing to look after': ['LP-14'],
  'Needs assessment, relevant child': ['CL-09', 'CL-10'],
  // Part of who is eligible.
  'Relevant child back with a parent': ['CL-07'],
  'Former looked-after child detained': ['CL-11'],
  'Child in hospital or residential school': ['LP-15'],
  'Care proceedings milestones': ['CT-05', 'CT-06'],
  // The visit after a child is already being fostered is the same standard as after a proposal.
  'Privately fostered: second 7-day visit': ['PF-01'],
  '**Ofsted: publish report**': ['OV-11'],
  '**Ofsted: written statement of action**': ['OV-12'],
  '**Ofsted: draft plan': ['OV-13'],
  // An example of the three, not a duty.
  'Worked example for these': [],
}

/**
 * Rows of the reference that hold several clocks, each a standard of its own here: records of reviews (LR-06), short
 * breaks' visits (C1), extensions of proceedings (C27), steps before them (CT-02, CT-03), and the branches that its
 * check adds to reviews of pathway plans and visits (C4, C5).
 */
const split = ['LR-09', 'LR-10', 'LV-11', 'CT-07', 'CT-08', 'CT-09', 'CL-12', 'CL-13', 'CL-14']

/** Clocks of the devices that Sightline itself holds, which the reference describes without a row of its table: 4.1 and 4.3. */
const ownDevices = ['OV-14', 'OV-15', 'OV-16', 'CT-10', 'CT-11', 'CT-12', 'CT-13', 'CT-14']

/** Of progress meetings. */
const progressMeasures = ['PM-01', 'PM-02', 'PM-03', 'PM-04', 'PM-05', 'PM-06', 'PM-07']

/** Measures of those devices, likewise. */
const ownMeasures = [
  'LG-01',
  'LG-02',
  'LG-03',
  'LG-04',
  'LG-05',
  'LG-06',
  'LG-07',
  'LG-08',
  'LG-09',
  ...progressMeasures,
]

function sectionOf(file: string, title: string): string {
  const sections = readFileSync(`${reference}/${file}`, 'utf8').split(/^## /m)
  return sections.find(each => each.startsWith(title)) ?? ''
}

function firstCells(section: string): string[] {
  return [...section.matchAll(/^\| *([^|]+?) *\|/gm)].map(each => each[1]!)
}

function idsIn(section: string, pattern: RegExp): string[] {
  return firstCells(section).filter(each => pattern.test(each))
}

function addedRows(): string[] {
  return firstCells(sectionOf('standards-check.md', '2. Duties')).filter(each => !/^(what|-+)$/.test(each))
}

function sorted(ids: readonly string[]): string[] {
  return [...ids].sort()
}
