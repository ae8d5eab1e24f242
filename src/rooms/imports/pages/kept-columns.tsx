import { counted } from '../../../domain/words/numbers.ts'
import type { KeptColumn } from '../../../intake/compare/comparison.ts'
import { WarningText } from '../../../ui/index.ts'
import { tableTitle } from '../../child/index.ts'

/** Columns that were held and that an import's files no longer have: what they said last stands, and grows old. */
export function KeptColumns({ columns }: { readonly columns: readonly KeptColumn[] }) {
  if (columns.length === 0) return null
  const isOne = columns.length === 1
  return (
    <>
      <WarningText>
        {isOne ? 'A column that was' : `${columns.length} columns that were`} in an earlier extract{' '}
        {isOne ? 'is' : 'are'} not in this one. What is held of {isOne ? 'it' : 'them'} stays as it was then; of new
        rows it is not known. If the file has {isOne ? 'it' : 'one'} under another name, say so on the{' '}
        <a class="govuk-link" href="/imports/mappings">
          Mappings page
        </a>
        .
      </WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {columns.map(({ table, column, rows }) => (
          <li class="sl-breaks">
            {column} of “{tableTitle(table)}”: held in {counted(rows, 'row')}
          </li>
        ))}
      </ul>
    </>
  )
}
