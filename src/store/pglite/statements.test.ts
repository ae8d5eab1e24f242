import { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Statements } from './statements.ts'

let database: PGlite
let statements: Statements
beforeAll(async () => {
  database = await PGlite.create()
  statements = new Statements(database)
})
afterAll(() => database.close())

/** What is prepared in the session: by the texts asked, in order of preparing. */
async function prepared(): Promise<string[]> {
  const { rows } = await database.query<{ statement: string }>(
    'select statement from pg_prepared_statements order by prepare_time',
  )
  return rows.map(each => each.statement)
}

const rowsOf = async (text: string, parameters: readonly unknown[] = []) =>
  (await statements.run(text, parameters))?.rows

it('answers as the database does, however often it is asked, whatever is given', async () => {
  const text =
    'select $1::text as a, $2::integer as b, $3::boolean as c, $4::text[] as d, $5::jsonb as e, $6::date as f, $7::timestamptz as g, $8::bytea as h'
  const wide = fc.string({ unit: 'grapheme', maxLength: 20 }).map(each => each.replaceAll('\0', ''))
  const unknown = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 })
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(
        unknown(wide),
        unknown(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
        unknown(fc.boolean()),
        unknown(fc.array(unknown(wide), { maxLength: 5 })),
        unknown(fc.dictionary(wide, fc.integer())),
        unknown(day.map(each => each.toISOString().slice(0, 10))),
        unknown(day),
        unknown(fc.uint8Array({ maxLength: 20 })),
      ),
      async given => {
        const { rows } = await database.query(text, given)
        expect(await rowsOf(text, given)).toEqual(rows)
      },
    ),
  )
  expect(await prepared()).toContain(text)
})

it('prepares what is asked a second time, unless it is asked with something long', async () => {
  const once = 'select length($1::text) as once'
  const often = 'select length($1::text) as often'
  const long = 'select length($1::text) as long'
  await rowsOf(once, ['a'])
  for (const text of ['a', 'ab', 'abc']) expect(await rowsOf(often, [text])).toEqual([{ often: text.length }])
  for (let turn = 0; turn < 3; turn++) expect(await rowsOf(long, ['x'.repeat(20_000)])).toEqual([{ long: 20_000 }])
  const held = await prepared()
  expect(held).toContain(often)
  expect(held).not.toContain(once)
  expect(held).not.toContain(long)
})

it('tells how many rows were changed', async () => {
  await statements.run('create table counted (n integer)', [])
  const insert = 'insert into counted select generate_series(1, $1::integer)'
  for (const rows of [3, 4, 5]) expect((await statements.run(insert, [rows]))?.affectedRows).toBe(rows)
  const remove = await statements.run('delete from counted where n > $1', [2])
  expect(remove).toMatchObject({ affectedRows: 6, rows: [] })
})

it('answers with the columns that a table has, after they were changed and after that was undone', async () => {
  await statements.run('create table shape (a integer); insert into shape values (1)', [])
  const all = 'select * from shape where a = $1'
  const ask = async () => {
    await rowsOf(all, [1])
    return rowsOf(all, [1])
  }
  expect(await ask()).toEqual([{ a: 1 }])
  await statements.run('alter table shape add column b text', [])
  expect(await ask()).toEqual([{ a: 1, b: null }])
  await statements.run('begin', [])
  await statements.run('alter table shape drop column b', [])
  expect(await ask()).toEqual([{ a: 1 }])
  await statements.run('rollback', [])
  expect(await ask()).toEqual([{ a: 1, b: null }])
})

it('is well again after columns have changed where it could not know', async () => {
  await statements.run('create table other (a integer); insert into other values (1)', [])
  const all = 'select * from other where a = $1'
  for (let turn = 0; turn < 3; turn++) await rowsOf(all, [1])
  await database.exec('alter table other add column b text')
  await expect(rowsOf(all, [1])).rejects.toMatchObject({ code: '0A000' })
  expect(await rowsOf(all, [1])).toEqual([{ a: 1, b: null }])
})

it('keeps what is prepared where words that define stand only in what is set', async () => {
  const text = 'select $1::integer as kept'
  for (let turn = 0; turn < 2; turn++) await rowsOf(text, [1])
  await statements.run(`set application_name = 'Drop-in'`, [])
  expect(await prepared()).toContain(text)
})

it('says what the database says of a fault, and goes on', async () => {
  const divide = 'select 1 / $1::integer as part'
  for (const by of [1, 1]) expect(await rowsOf(divide, [by])).toEqual([{ part: 1 }])
  await expect(rowsOf(divide, [0])).rejects.toMatchObject({ code: '22012' })
  await expect(rowsOf(divide, ['x'])).rejects.toMatchObject({ code: '22P02' })
  for (let turn = 0; turn < 3; turn++)
    await expect(rowsOf('select nothing from nowhere where a = $1', [1])).rejects.toMatchObject({ code: '42P01' })
  expect(await rowsOf(divide, [1])).toEqual([{ part: 1 }])
})

it('fails within what has failed already, as the database does, and is well after it', async () => {
  const add = 'select $1::integer + 1 as more'
  await rowsOf(add, [1])
  await statements.run('begin', [])
  await expect(rowsOf('select 1 / $1::integer as none', [0])).rejects.toMatchObject({ code: '22012' })
  await expect(rowsOf(add, [1])).rejects.toMatchObject({ code: '25P02' })
  await statements.run('rollback', [])
  expect(await rowsOf(add, [1])).toEqual([{ more: 2 }])
})

it('keeps no more than some, those asked last', async () => {
  const text = (number: number) => `select $1::integer as n${number}`
  for (let number = 0; number < 250; number++) for (const value of [1, 2]) await rowsOf(text(number), [value])
  const held = await prepared()
  expect(held.length).toBe(200)
  // Two made in the same moment stand in any order.
  expect(held).toEqual(expect.arrayContaining([text(248), text(249)]))
  expect(held).not.toContain(text(0))
  expect(await rowsOf(text(0), [5])).toEqual([{ n0: 5 }])
})
