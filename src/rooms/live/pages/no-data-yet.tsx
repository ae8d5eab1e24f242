import { templateNeededBy, templatesHolding } from '../../../domain/catalogue/index.ts'
import { evidenceWords } from '../../../domain/standards/evidence.ts'
import type { Coverage } from '../../../domain/standards/state.ts'
import { Details, Link, Table } from '../../../ui/index.ts'
import { byStage, noLineOf, type StandardLine } from '../board-lines.ts'
import type { View } from '../view.ts'
import { countColumn, openColumn } from './count-column.tsx'

interface NoDataYetProps {
  readonly view: View
  readonly coverage: Coverage
  /** The standards that have no line of their own. */
  readonly lines: readonly StandardLine[]
}

/** Standards that nothing can be said of yet, folded away: why, and what would bring it. */
export function NoDataYet({ view, coverage, lines }: NoDataYetProps) {
  if (lines.length === 0) return null
  return (
    <Details summary={`No data yet (${lines.length}): what would bring it`} id="no-data-yet" class="sl-folded">
      <Table<StandardLine>
        caption="Standards without data, by part of the child’s journey, the most urgent first"
        captionHidden
        groups={byStage(lines)}
        columns={[
          {
            key: 'standard',
            heading: 'Standard',
            cell: each => <Link href={`/standards/${each.id}`}>{each.title}</Link>,
          },
          openColumn(view),
          countColumn(view, {
            key: 'soon',
            heading: 'Due soon',
            count: 'dueSoon',
            where: { state: 'due-soon' },
            what: 'due soon',
          }),
          countColumn(view, {
            key: 'no-data',
            heading: 'Passed without data',
            count: 'noData',
            where: { band: 'no-data' },
            what: 'without data',
          }),
          {
            key: 'brings',
            heading: 'What would bring it',
            class: 'sl-cell-words',
            cell: each => <Brings {...{ each, coverage }} />,
          },
        ]}
      />
    </Details>
  )
}

function Brings({ each, coverage }: { readonly each: StandardLine; readonly coverage: Coverage }) {
  if (noLineOf(each, coverage) === 'nothing to count')
    return <span class="sl-quiet">Supplied; no clock of it is running, and none fell due in twelve months</span>
  const templates = templatesHolding(each).map(name => (
    <Link href={`/imports/templates/${name}`}>{`sightline_${name}.csv`}</Link>
  ))
  if (templateNeededBy(each) !== undefined) return <div>The template {templates}</div>
  return (
    <div>
      In the extract: {evidenceWords(each.evidence)}
      {templates.map(link => [', or the template ', link])}
    </div>
  )
}
