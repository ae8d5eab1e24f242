import type { Listed } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { findQualityRule } from '../../../domain/quality/index.ts'
import type { RowReference } from '../../../domain/record/facts.ts'
import { childName } from '../../../domain/words/child-name.ts'
import {
  Count,
  Downloads,
  EmptyState,
  hrefWith,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { childHref, rowHref, tableTitle } from '../../child/index.ts'
import { heldColumn, type View } from '../../live/index.ts'
import type { QualityList } from '../reading.ts'
import { ruleOf } from '../words.ts'

interface ListPageProps {
  readonly view: View
  readonly list: QualityList
  readonly rule: string | undefined
  /** The page's own rows. */
  readonly rows: readonly Listed[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  /** Where a child is found in the case system, as far as the authority has said. */
  readonly caseLink: (childId: string) => string | undefined
  readonly mayExport: boolean
}

/** What there is to mend, child by child, with the way to where it is mended. */
export function ListPage(props: ListPageProps) {
  const { view, list, rule, rows, paging, names, organisation, caseLink, mayExport } = props
  const { chosen, asAt } = view
  const kept = { ...chosen.query, on: asAt.on, rule }
  const address = (changes: Parameters<typeof hrefWith>[1], path = '/data-quality/list') =>
    hrefWith(path, { ...kept, ...changes })
  const about = rule === undefined ? undefined : findQualityRule(rule)
  const outside = list.count - list.rows.length
  const nameOf = (each: Listed) => childName(names, each.childId)
  const pages = pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
  return (
    <>
      <a class="govuk-back-link" href={hrefWith('/data-quality', { ...chosen.query, on: asAt.on })}>
        Data quality
      </a>
      <PageHeading
        caption={chosen.title}
        lead={about?.matters ?? `Everything to mend as at ${longDate(asAt.day)}, the gravest first.`}
        actions={<PrintButton />}
      >
        {about?.title ?? 'Everything to mend'}
      </PageHeading>
      {about !== undefined && <p class="govuk-body">What to do: {about.remedy}</p>}
      <p class="govuk-body sl-result-count" data-result>
        <Count count={list.count} /> to mend
        {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
      </p>
      {!mayExport && list.rows.length > 0 && <NoFiles />}
      {mayExport && list.rows.length > 0 && (
        <Downloads
          what="this list"
          csv={address({ format: 'csv' }, '/data-quality/export')}
          xlsx={address({ format: 'xlsx' }, '/data-quality/export')}
        />
      )}
      <Table<Listed>
        caption="What to mend, child by child"
        captionHidden
        rows={rows}
        empty={
          <EmptyState title="Nothing to list">
            {outside > 0
              ? 'All of it is in the records of children outside your scope.'
              : 'Nothing of this kind is missing or contradictory here.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={childHref({ childId: each.childId, on: asAt.on })}>
                {nameOf(each)}
              </a>
            ),
          },
          {
            key: 'what',
            heading: 'What to mend',
            class: 'sl-due__what',
            cell: each => (
              <div>
                <strong>{ruleOf(each)?.title ?? each.cells.code}</strong>
                {typeof each.cells.which === 'string' && (
                  <>
                    <br />
                    Here: {each.cells.which}
                  </>
                )}
                {typeof each.cells.said === 'string' && (
                  <>
                    <br />
                    Recorded: <bdi>{each.cells.said}</bdi>
                  </>
                )}
                {rule === undefined && (
                  <>
                    <br />
                    <span class="sl-quiet">{ruleOf(each)?.remedy}</span>
                  </>
                )}
              </div>
            ),
          },
          {
            key: 'where',
            heading: 'Where',
            cell: each => <Where row={each} on={asAt.on} name={nameOf(each)} />,
          },
          { key: 'since', heading: 'Since', cell: each => <ShortDate day={each.on} /> },
          heldColumn(organisation),
          {
            key: 'mend',
            heading: 'Mend it',
            cell: each => {
              const href = caseLink(each.childId)
              return href === undefined ? (
                <span class="sl-quiet">No link set</span>
              ) : (
                <a class="govuk-link" href={href} rel="noreferrer">
                  Case system<span class="govuk-visually-hidden">: {nameOf(each)}</span>
                </a>
              )
            },
          },
        ]}
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + rows.length} of {numberText(list.rows.length)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </>
  )
}

/** The imported row it is in, and the one it cannot be beside; what lacks any row is in none. */
function Where({ row, on, name }: { readonly row: Listed; readonly on: string | undefined; readonly name: string }) {
  const { table, key, otherTable, other } = row.cells
  if (typeof table !== 'string' || typeof key !== 'string') return <span class="sl-quiet">No row holds it</span>
  const link = (of: RowReference) => (
    <a class="govuk-link govuk-link--no-visited-state" href={rowHref({ childId: row.childId, on }, of)}>
      {tableTitle(of.table)}
      <span class="govuk-visually-hidden"> of {name}</span>
    </a>
  )
  if (typeof otherTable !== 'string' || typeof other !== 'string') return link({ table, key })
  return (
    <div>
      {link({ table, key })}
      <br />
      beside {link({ table: otherTable, key: other })}
    </div>
  )
}
