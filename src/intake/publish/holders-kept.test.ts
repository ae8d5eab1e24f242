import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { withStores } from '../../store/testing.ts'
import { importPath } from '../import.ts'
import { fakeDerive, fakeReceived, fakeUnderstanding } from '../import-testing.ts'

// Row security judges a row by the holder beside it: whatever is imported, imported rows say what the derivation says.

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

/** A child's rows in one extract: how many visits, and who holds the child from a day on, or nobody. */
const child = fc.record({
  visits: fc.nat({ max: 3 }),
  note: fc.constantFrom('a', 'b'),
  holder: fc.option(
    fc.record({ from: fc.constantFrom('2026-02-01', '2026-03-03'), worker: fc.constantFrom('W1', 'W2') }),
  ),
})
const extracts = fc.array(fc.array(child, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 })

type Extract = readonly (typeof child extends fc.Arbitrary<infer T> ? T : never)[]

function rowsOf(children: Extract) {
  return children.flatMap(({ visits, note, holder }, index) => {
    const childId = `C${index}`
    const of = (table: string, key: string, data: Record<string, string>) => ({ table, key, childId, data })
    return [
      of('person', childId, { note }),
      ...(holder ? [of('involvements', childId, { from: holder.from, worker: holder.worker })] : []),
      ...Array.from({ length: visits }, (_, at) => of('cp_visits', `${childId} ${at}`, { note })),
    ]
  })
}

/** Held by whom the involvement says from the day it says, as a worker of the unit of the same number. */
function derive(childId: string, rows: readonly SourceRow[]) {
  const held = rows.find(each => each.table === 'involvements')?.data
  const { facts } = fakeDerive(childId, rows)
  const holding = held ? [[day(held.from!), null, held.worker!, `U${held.worker![1]}`]] : []
  return { childId, facts: { ...facts, holding } }
}

withStores('holders beside imported rows', getStore => {
  it('say what the derivation of the child says, whatever is imported on whatever day', async () => {
    let authorities = 0
    const days = fc.array(fc.constantFrom('2026-03-01', '2026-03-04'), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(extracts, days, async (several, at) => {
        const authority = `H${++authorities}`
        const { db } = getStore()
        let moved = 0
        for (const [index, each] of several.entries()) {
          const understand = fakeUnderstanding({ derive })
          const about = {
            by: 'test',
            rulesVersion: '1',
            filesFolder,
            authority,
            confirm: 'yes',
            acceptGone: true,
          } as const
          const source = {
            received: fakeReceived({
              tables: ['person', 'involvements', 'cp_visits'],
              rows: rowsOf(each),
              mark: String(index),
            }),
          }
          await importPath(getStore(), {
            ...about,
            understand,
            source,
            mode: 'full',
            at: new Date(`${at[index]}T08:00:00Z`),
          })
          const { rows } = await sql<{ child_id: string }>`
            select r.child_id from case_record r
            left join child_derivation d
              on d.authority_id = r.authority_id and d.child_id = r.child_id and d.to_version is null
            where r.authority_id = ${authority} and r.to_batch is null
              and (d.child_id is null or r.unit is distinct from d.unit or r.worker is distinct from d.worker)`.execute(
            db,
          )
          expect(rows).toEqual([])
          const held = await sql<{ count: number }>`
            select count(*)::integer as count from case_record
            where authority_id = ${authority} and to_batch is null and worker is not null`.execute(db)
          moved += held.rows[0]!.count
        }
        // Where anybody is said to hold a child from a day that has come, rows say so.
        const isHeld = several.some((each, index) => each.some(({ holder }) => holder && holder.from <= at[index]!))
        expect(moved > 0).toBe(isHeld)
      }),
      { numRuns: 25 },
    )
  })
})
