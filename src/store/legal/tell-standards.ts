import type { Transaction } from 'kysely'
import { v5 as uuid } from 'uuid'
import { processRows, type ToRecord } from '../../domain/legal/recorded.ts'
import { endRows, recordRows } from '../recorded-rows.ts'
import type { Said } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldProcess } from './tables.ts'

const parts = ['referral', 'before', 'court'] as const

/** The id of the recorded row that a part of a process becomes: always the same one. */
function rowIdOf(processId: string, part: (typeof parts)[number]): string {
  return uuid(part, processId)
}

/** The ids of the recorded rows that a process itself may become. */
export function rowIdsOf(processId: string): string[] {
  return parts.map(part => rowIdOf(processId, part))
}

/** Records a process, as it is now, for the court standards. What no longer is so ends. */
export async function tellProcess(
  trx: Transaction<Database>,
  authority: string,
  process: HeldProcess,
  said: Said,
): Promise<void> {
  const rows = processRows(process)
  const ended: string[] = []
  for (const part of parts) {
    const rowId = rowIdOf(process.process_id, part)
    const row = rows[part]
    if (row === undefined) ended.push(rowId)
    else await tellRow(trx, authority, process.child_id, rowId, row, said)
  }
  await endRows(trx, authority, ended, said)
}

/** Records one thing about a child that is a row by itself. */
export async function tellRow(
  trx: Transaction<Database>,
  authority: string,
  childId: string,
  rowId: string,
  { table, data }: ToRecord,
  said: Said,
): Promise<void> {
  await recordRows(trx, authority, [{ rowId, childId, table, data }], said)
}
