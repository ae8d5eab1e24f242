import { type Children, classes } from '../kit.ts'
import { numberText } from '../words/numbers.tsx'

export interface DataLineProps {
  /** What the page's figures were made from: the authority's data version. */
  readonly version: number
  /** Where the data comes from and its instant: "Case system extract of Mon 23 Nov 2026, 06:00". */
  readonly source: Children
  /** How many imported rows need somebody's attention, and where they are listed. */
  readonly attention?: { readonly count: number; readonly href: string } | undefined
  /** Why the data is old, in words: "No extract since Fri 20 Nov 2026". Undefined when it is fresh. */
  readonly stale?: string | undefined
}

/** The quiet line under the header: which data this page shows, and in red with words when it is old. */
export function DataLine({ version, source, attention, stale }: DataLineProps) {
  const needs = attention && attention.count > 0
  const words = attention?.count === 1 ? 'row needs attention' : 'rows need attention'
  return (
    <p class={classes('data-line', stale !== undefined && 'data-line--stale')} data-version={version}>
      {stale !== undefined && <strong class="data-line__stale">Data is out of date: {stale}. </strong>}
      {source}.
      {needs && [
        ' ',
        <a class="govuk-link govuk-link--no-visited-state" href={attention.href}>
          {numberText(attention.count)} {words}
        </a>,
        '.',
      ]}
    </p>
  )
}
