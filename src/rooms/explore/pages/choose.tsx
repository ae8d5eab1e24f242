import { indicatorById } from '../../../domain/indicators/registry.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { type Children, type Column, hrefWith, PageHeading, Table } from '../../../ui/index.ts'
import { journey, ofStandard, standardIndicator } from '../catalogue.ts'
import type { ReadyMade } from '../ready-made.ts'

const columnWords = {
  open: 'Outstanding',
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  'in-time': 'Done in time',
} as const

/** Where exploring begins: questions often asked, and every measure by part of the child's journey. */
export function ChoosePage({
  readyMade,
  saved,
  mayTakeTables,
}: {
  readonly readyMade: readonly ReadyMade[]
  readonly saved?: Children
  readonly mayTakeTables?: boolean
}) {
  return (
    <>
      <PageHeading lead="Choose a question or a measure. Then choose values of any field: every other field shows at once what is left of it.">
        Explore
      </PageHeading>
      {saved}
      <h2 class="govuk-heading-m">Questions often asked</h2>
      <ul class="govuk-list govuk-list--bullet sl-ready-made">
        {readyMade.map(each => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={each.href}>
              {each.title}
            </a>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">All measures</h2>
      {journey.map(({ title, indicators, standards }) => (
        <details class="govuk-details" id={`part-${title.toLowerCase().replaceAll(' ', '-')}`}>
          <summary class="govuk-details__summary">
            <h3 class="govuk-details__summary-text sl-explore-part">{title}</h3>
          </summary>
          <div class="govuk-details__text">
            {indicators.length > 0 && (
              <ul class="govuk-list">
                {indicators.map(each => (
                  <li>
                    <a class="govuk-link govuk-link--no-visited-state" href={hrefOf(each.id)}>
                      {each.title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {standards.length > 0 && <StandardsTable title={title} standards={standards} />}
          </div>
        </details>
      ))}
      <h2 class="govuk-heading-m">About the record itself</h2>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href="/explore/recording">
          How long until what happens is recorded
        </a>
      </p>
      {mayTakeTables && (
        <>
          <h2 class="govuk-heading-m">For your own tools</h2>
          <p class="govuk-body">
            <a class="govuk-link govuk-link--no-visited-state" href="/explore/tables">
              Whole tables as Parquet files
            </a>
          </p>
        </>
      )}
    </>
  )
}

function StandardsTable({ title, standards }: { readonly title: string; readonly standards: readonly Standard[] }) {
  return (
    <Table<Standard>
      caption={`${title}: each standard`}
      captionSize="s"
      rows={standards}
      columns={[
        { key: 'standard', heading: 'Standard', cell: each => `${each.title} (${each.id})` },
        ...ofStandard.map(
          (what): Column<Standard> => ({
            key: what,
            heading: columnWords[what],
            cell: each => {
              const indicator = standardIndicator(each.id, what)
              return (
                indicator && (
                  <a class="govuk-link govuk-link--no-visited-state" href={hrefOf(indicator.id)}>
                    {columnWords[what]}
                    <span class="govuk-visually-hidden">: {each.title}</span>
                  </a>
                )
              )
            },
          }),
        ),
      ]}
    />
  )
}

const hrefOf = (id: string) => hrefWith('/explore', { indicator: indicatorById(id).id })
