import { ErrorSummary } from '../govuk/index.ts'

/** Something that is wrong with a field of a form, and how to mend it. */
export interface FieldProblem<Field extends string = string> {
  readonly field: Field
  readonly message: string
}

/** What is wrong with a form, each leading to its field; nothing where nothing is. Fields are led to by their id unless `hrefOf` says. */
export function ProblemSummary<Field extends string>({
  problems,
  hrefOf = field => `#${field}`,
}: {
  readonly problems: readonly FieldProblem<Field>[]
  readonly hrefOf?: (field: Field) => string
}) {
  if (problems.length === 0) return null
  return <ErrorSummary errors={problems.map(({ field, message }) => ({ text: message, href: hrefOf(field) }))} />
}
