import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { type QualityRule, qualityRules } from '../../../domain/quality/index.ts'
import { Count, CountLink, EmptyState, KeyFigure, KeyFigures, numberText, Sparkline, Table } from '../../../ui/index.ts'
import { gravities, gravityOf, type QualityReading } from '../../data-quality/index.ts'
import { stateOfBatch } from '../../imports/index.ts'
import type { DataHome, ImportLine } from '../data.ts'

/** Rules shown on the page. */
const rulesShown = 8

const rankOf = (rule: QualityRule) => gravities.indexOf(gravityOf(rule))

/** An analyst's own page: what came in, what nobody has explained yet, and what is missing from the records. */
export function DataPage({ data, quality }: { readonly data: DataHome; readonly quality: QualityReading }) {
  const gravest = qualityRules
    .filter(each => quality.byRule.has(each.id))
    .sort((a, b) => rankOf(a) - rankOf(b) || quality.byRule.get(b.id)!.things - quality.byRule.get(a.id)!.things)
    .slice(0, rulesShown)
  const { imports, waiting, words } = data
  return (
    <>
      <KeyFigures>
        <KeyFigure title="Imports waiting for a decision">
          <CountLink count={waiting} href="/imports" what="imports waiting" />
        </KeyFigure>
        <KeyFigure title="Words nobody has explained" note={`${numberText(words.rows)} rows wait on them`}>
          <CountLink count={words.count} href="/imports/mappings" what="words waiting" />
        </KeyFigure>
        <KeyFigure
          title="Missing or contradictory in records"
          line={
            <Sparkline
              values={quality.trend}
              label="Things to mend, at the end of each of twelve months and on the day"
            />
          }
        >
          <CountLink count={quality.things} href="/data-quality" what="missing or contradictory in records" />
        </KeyFigure>
      </KeyFigures>
      <Table<ImportLine>
        caption="The last imports"
        captionSize="m"
        rows={imports}
        empty={
          <EmptyState title="Nothing has been imported yet" action={{ href: '/imports', text: 'Bring in an extract' }}>
            Numbers appear as soon as there is an extract.
          </EmptyState>
        }
        columns={[
          {
            key: 'batch',
            heading: 'Import',
            cell: each => (
              <a class="govuk-link" href={`/imports/${each.batch}`}>
                {each.batch}
              </a>
            ),
          },
          { key: 'at', heading: 'Received', cell: each => englandInstant(each.startedAt) },
          { key: 'state', heading: 'State', cell: each => stateOfBatch(each.state) },
          {
            key: 'errors',
            heading: 'Not taken',
            numeric: true,
            cell: each => <Count count={each.errors} />,
          },
          { key: 'warnings', heading: 'Warnings', numeric: true, cell: each => <Count count={each.warnings} /> },
        ]}
      />
      <Table<QualityRule>
        caption="What is missing or contradictory in records, the gravest first"
        captionSize="m"
        rows={gravest}
        empty={<EmptyState title="Nothing to mend">No rule finds anything in an open child’s record.</EmptyState>}
        columns={[
          { key: 'what', heading: 'What', cell: each => each.title },
          {
            key: 'things',
            heading: 'To mend',
            numeric: true,
            cell: ({ id, title }) => (
              <CountLink
                count={quality.byRule.get(id)!.things}
                href={`/data-quality/list?rule=${id}`}
                what={`to mend: ${title}`}
              />
            ),
          },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href="/data-quality">
          All of data quality, and which numbers it distorts
        </a>
      </p>
    </>
  )
}
