import pg from 'pg'
import { addMonths } from '../src/domain/calendar/months.ts'
import {
  countsOf,
  type Database,
  type Facts,
  parametersOf,
  settledOn,
  statementFor,
  type Table,
} from './question-in-sql.ts'
import type { Server } from './servers.ts'

const rowsAtOnce = 20_000

/**
 * Puts the facts into PostgreSQL, with the keys and indexes one would give them, vacuumed and analysed; with `indexed`
 * also an index made for what is outstanding, and the question put so that it is used.
 */
export async function openPostgres(
  server: Server,
  { tables }: Facts,
  settled: 'plain' | 'indexed' = 'plain',
): Promise<Database> {
  const client = new pg.Client({ connectionString: await server.database() })
  await client.connect()
  for (const table of tables) await fill(client, table)
  for (const statement of [
    'alter table child add primary key (child)',
    'alter table unit add primary key (unit)',
    'alter table standard add primary key (standard)',
    'create index on holding (child, from_on)',
    'create index on deadline (child)',
    'create index on deadline (due_on)',
    'create index on deadline (standard, due_on)',
    ...(settled === 'indexed' ? [`create index on deadline (${settledOn})`] : []),
    'vacuum (analyze)',
  ])
    await client.query(statement)
  return {
    async ask(asked) {
      const text = statementFor(asked, settled)
      const name = `${asked.kind} ${asked.service === undefined ? 'all' : 'service'}`
      const values = parametersOf(asked, day => addMonths(day, -12))
      return countsOf((await client.query({ name, text, values })).rows)
    },
    close: () => client.end(),
  }
}

async function fill(client: pg.Client, { name, columns, rows }: Table): Promise<void> {
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
  await client.query(`create table ${name} (${typed.join(', ')})`)
  const cells = Object.values(columns).map((type, at) => `(g ->> ${at})::${type}`)
  let some: unknown[] = []
  const insert = async () => {
    const text = `insert into ${name} select ${cells.join(', ')} from jsonb_array_elements($1::jsonb) as g`
    await client.query(text, [JSON.stringify(some)])
    some = []
  }
  for (const row of rows()) if (some.push(row) === rowsAtOnce) await insert()
  await insert()
}
