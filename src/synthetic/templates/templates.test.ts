import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { columnsOf, fileNameOf, type Template, templates } from '../../domain/templates/index.ts'
import { templatesWith } from '../../intake/formats/templates/index.ts'
import type { Issue } from '../../intake/issue.ts'
import { fileOf } from '../../intake/read/made-files.ts'
import { readTable } from '../extract-reader.ts'
import { type SynthesisOptions, writeSyntheticExtract, writeSyntheticTemplates } from '../index.ts'
import type { TableName } from '../tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'synthetic-templates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const until = '2026-11-24'
const all = templates as readonly Template[]

async function write(name: string, options: Partial<SynthesisOptions> = {}): Promise<string> {
  const out = join(folder, name)
  await writeSyntheticTemplates({ out, children: 400, until, ...options })
  return out
}

function text(out: string, template: Template): string {
  return readFileSync(join(out, fileNameOf(template)), 'utf8')
}

type Row = Readonly<Record<string, string>>

async function read(out: string): Promise<{ rows: SourceRow[]; issues: Issue[]; rejected: number }> {
  const rows: SourceRow[] = []
  const issues: Issue[] = []
  const { rejected } = await templatesWith({}).read(
    all.map(each => fileOf(fileNameOf(each), text(out, each))),
    {
      table() {},
      row: row => void rows.push(row),
      issue: issue => void issues.push(issue),
      refused() {},
      progress() {},
    },
  )
  return { rows, issues, rejected }
}

describe('the made-up authority in Sightline’s own templates', () => {
  let out: string
  let told: readonly SourceRow[]
  beforeAll(async () => {
    out = await write('usual', { children: 2000 })
    const found = await read(out)
    // Every row is taken, and nothing is amiss with any.
    expect(found.issues).toEqual([])
    expect(found.rejected).toBe(0)
    told = found.rows
  })

  const of = (name: string): Row[] => told.filter(each => each.table === name).map(each => each.data)

  it('has a file for every template, with its headings, and rows in every one that is made up', () => {
    expect(readdirSync(out).sort()).toEqual(all.map(fileNameOf).sort())
    for (const each of all) expect(text(out, each).split('\r\n')[0]).toBe(columnsOf(each).join(','))
    const empty = all.filter(each => of(each.name).length === 0).map(each => each.name)
    expect(empty.length).toBeLessThan(all.length / 4)
  })

  it('tells no two rows as one', () => {
    const keys = told.map(each => `${each.table} ${each.key}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('tells what it tells from a day on in the same words', async () => {
    const since = '2026-01-01'
    const late = await read(await write('since', { children: 2000, since }))
    const lines = (rows: readonly SourceRow[]) => rows.map(each => JSON.stringify([each.table, each.key, each.data]))
    const dayOf = ({ table, data }: SourceRow) => data[all.find(each => each.name === table)!.day]!.slice(0, 10)
    expect(lines(late.rows)).toEqual(lines(told.filter(each => dayOf(each) >= since)))
  })

  it('is the same to the byte from the same seed, and another from another', async () => {
    const [first, again] = [await write('first'), await write('again')]
    for (const each of all) expect(text(again, each)).toBe(text(first, each))
    const other = await write('other', { seed: 7 })
    expect(text(other, all[0]!)).not.toBe(text(first, all[0]!))
  })

  it('tells nothing of days to come, but for what is planned', () => {
    const planned = new Set(['before_on', 'extended_until', 'next_by', 'next_on'])
    for (const row of told) {
      for (const [column, cell] of Object.entries(row.data)) {
        if (/^\d{4}-\d\d-\d\d/.test(cell) && cell.slice(0, 10) > until && !planned.has(column)) {
          expect.unreachable(`${row.table} ${column} ${cell}`)
        }
      }
    }
  })

  it('is of the children of the extract, and agrees with it', async () => {
    const extract = join(folder, 'extract')
    await writeSyntheticExtract({ out: extract, children: 2000, until })
    const rows = async (table: TableName) => Array.fromAsync(readTable(extract, table))
    const people = new Set((await rows('person')).map(each => each.pers_person_id))
    expect(told.filter(each => !people.has(each.childId))).toEqual([])
    const days = async (table: TableName, child: string, on: string) =>
      new Set((await rows(table)).map(each => `${each[child]} ${each[on]!.slice(0, 10)}`))
    const plans = await days('cp_plans', 'cppl_person_id', 'cppl_cp_plan_start_date')
    const conferences = await days('initial_cp_conference', 'icpc_person_id', 'icpc_icpc_date')
    const placements = await days('cla_placement', 'clap_person_id', 'clap_cla_placement_start_date')
    const health = await days('cla_health', 'clah_person_id', 'clah_health_check_date')
    const decided = await days('permanence', 'perm_person_id', 'perm_adm_decision_date')
    const known = (of: Row, on: string, days: ReadonlySet<string>) => days.has(`${of.child_id} ${of[on]}`)
    const initial = of('conference_papers').filter(each => each.kind === 'initial')
    expect(initial.filter(each => !known(each, 'conference_on', conferences))).toEqual([])
    expect(of('placement_notices').filter(each => !known(each, 'placement_started_on', placements))).toEqual([])
    expect(of('health_assessments').filter(each => !known(each, 'assessed_on', health))).toEqual([])
    expect(of('adoption_decisions').filter(each => each.decided_on && !known(each, 'decided_on', decided))).toEqual([])
    const onPlans = new Set([...plans].map(each => each.split(' ')[0]))
    expect(of('core_groups').filter(each => !onPlans.has(each.child_id!))).toEqual([])
  })

  it('is late as real work is: most in time, some not, some never', () => {
    const papers = of('conference_papers')
    const sent = papers.filter(each => each.decisions_sent_on).length
    expect(sent / papers.length).toBeGreaterThan(0.9)
    const contacts = of('contact_decisions')
    const sameDay = contacts.filter(each => each.decided_at?.slice(0, 10) === each.received_at!.slice(0, 10)).length
    expect(sameDay / contacts.length).toBeGreaterThan(0.5)
    expect(sameDay / contacts.length).toBeLessThan(0.9)
  })
})

describe('a later end', () => {
  it.each([
    ['2026-11-24', '2026-12-01'],
    ['2024-02-13', '2024-02-14'],
    ['2023-03-31', '2023-09-30'],
  ])('from %s to %s only adds rows and fills blanks', async (earlier, later) => {
    const [before, after] = [await write('before', { until: earlier }), await write('after', { until: later })]
    const now = new Map((await read(after)).rows.map(each => [`${each.table} ${each.key}`, each.data]))
    const old = (await read(before)).rows
    for (const row of old) {
      const kept = now.get(`${row.table} ${row.key}`)
      if (kept === undefined) expect.unreachable(`${row.table} ${row.key} is gone`)
      for (const [column, cell] of Object.entries(row.data)) {
        if (cell !== '' && kept[column] !== cell) {
          expect.unreachable(`${row.table} ${row.key} ${column}: ${cell} became ${kept[column]}`)
        }
      }
    }
    expect(now.size).toBeGreaterThan(old.length)
  })
})
