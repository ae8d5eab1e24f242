import type { StoredIssue } from '../../../store/issues.ts'
import { WarningText } from '../../../ui/index.ts'

/** Tables of which an import brings nothing: a file that could not be read, is empty, or is not there any more. */
export function LostTables({ issues }: { readonly issues: readonly StoredIssue[] }) {
  return (
    <>
      {issues.map(({ file, message, remedy }) => (
        <WarningText>
          {`${file}: ${message} `}
          <WithMappings words={remedy} />
        </WarningText>
      ))}
    </>
  )
}

/** The words, with the page they name as a link to it. */
function WithMappings({ words }: { readonly words: string }) {
  const name = 'Mappings page'
  const [before = '', ...after] = words.split(name)
  if (after.length === 0) return <>{words}</>
  return (
    <>
      {before}
      <a class="govuk-link" href="/imports/mappings">
        {name}
      </a>
      {after.join(name)}
    </>
  )
}
