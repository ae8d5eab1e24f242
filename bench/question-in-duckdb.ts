import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api'
import { addMonths } from '../src/domain/calendar/months.ts'
import { countsOf, type Database, type Facts, parametersOf, statementFor, type Table } from './question-in-sql.ts'

/** Puts the facts into DuckDB in memory, with all the threads it takes by itself. */
export async function openDuckDb({ tables }: Facts): Promise<Database> {
  const instance = await DuckDBInstance.create()
  const duck = await instance.connect()
  for (const table of tables) await fill(duck, table)
  const prepared = new Map<string, DuckDBPreparedStatement>()
  return {
    async ask(asked) {
      const text = statementFor(asked)
      let statement = prepared.get(text)
      if (statement === undefined) {
        statement = await duck.prepare(text)
        prepared.set(text, statement)
      }
      for (const [at, value] of parametersOf(asked, day => addMonths(day, -12)).entries()) {
        if (typeof value === 'string') statement.bindVarchar(at + 1, value)
        else statement.bindInteger(at + 1, value)
      }
      const rows = await (await statement.runAndReadAll()).getRowObjects()
      return countsOf(rows as unknown as Parameters<typeof countsOf>[0])
    },
    async close() {
      duck.closeSync()
      instance.closeSync()
    },
  }
}

async function fill(duck: DuckDBConnection, { name, columns, rows }: Table): Promise<void> {
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
  await duck.run(`create table ${name} (${typed.join(', ')})`)
  const appender = await duck.createAppender(name)
  for (const row of rows()) {
    for (const value of row) {
      if (value === null) appender.appendNull()
      else if (typeof value === 'string') appender.appendVarchar(value)
      else if (typeof value === 'boolean') appender.appendBoolean(value)
      else appender.appendInteger(value)
    }
    appender.endRow()
  }
  appender.closeSync()
}
