import type { KeptColumn } from '../../../intake/compare/comparison.ts'
import { WarningText } from '../../../ui/index.ts'

/** Columns that were held and that an import's files no longer have: what they said last stands, and grows old. */
export function KeptColumns({ columns }: { readonly columns: readonly KeptColumn[] }) {
  return (
    <>
      {columns.map(({ table, column, rows }) => (
        <WarningText>
          {`The column ${column} was in an earlier extract of ${table.replaceAll('_', ' ')} and is not in this one. `}
          {`What is held of it stays in ${rows === 1 ? '1 row' : `${rows.toLocaleString('en-GB')} rows`}, as it was then. `}
          If the file has it under another name, say so on the{' '}
          <a class="govuk-link" href="/imports/mappings">
            Mappings page
          </a>
          .
        </WarningText>
      ))}
    </>
  )
}
