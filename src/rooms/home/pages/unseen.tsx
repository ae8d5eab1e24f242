import { type Unseen, unseenWeeks } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { EmptyState, ShortDate, Table } from '../../../ui/index.ts'
import { holderNamer, unitName, type View } from '../../live/index.ts'
import { ChildLink } from '../../oversight/index.ts'

/** Rows of children not seen on a home page. */
const unseenShown = 50

interface UnseenProps {
  readonly view: View
  /** Undefined where no visits have been supplied, so that nobody can say. */
  readonly unseen: readonly Unseen[] | undefined
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
}

/** Those of them that the page names. */
export function namedUnseen(unseen: readonly Unseen[] | undefined): Unseen[] {
  return (unseen ?? []).filter(each => each.mayOpen).slice(0, unseenShown)
}

/** Children whom nothing shows late and nobody has seen: open, and no visit due. */
export function UnseenSection({ view, unseen, names, organisation }: UnseenProps) {
  const heading = `Open, not seen for ${unseenWeeks} weeks, and no visit due`
  if (unseen === undefined)
    return <p class="govuk-body">{heading}: not known, as visits to children in need have not been supplied.</p>
  const rows = namedUnseen(unseen)
  const holderName = holderNamer(organisation)
  return (
    <section id="unseen">
      <Table<Unseen>
        caption={`${heading}: ${unseen.length}`}
        captionSize="m"
        rows={rows}
        empty={
          unseen.length === 0 ? (
            <EmptyState title="Nobody">
              Every child open for {unseenWeeks} weeks has been seen in that time, or a visit is due and stands in Due.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody you may open">Ask a manager whose list they are on.</EmptyState>
          )
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => <ChildLink childId={each.childId} name={names.get(each.childId)} />,
          },
          {
            key: 'seen',
            heading: 'Last seen',
            cell: each => (each.lastSeenOn === undefined ? 'never recorded' : <ShortDate day={each.lastSeenOn} />),
          },
          { key: 'since', heading: 'Open since', cell: each => <ShortDate day={each.since} /> },
          {
            key: 'worker',
            heading: 'Worker',
            class: 'sl-breaks',
            cell: each => <bdi>{holderName(each.worker)}</bdi>,
          },
          ...(view.chosen.query.unit === undefined
            ? [{ key: 'unit', heading: 'Unit', cell: (each: Unseen) => unitName(organisation, each.unit) }]
            : []),
        ]}
      />
      {unseen.length > 0 && (
        <p class="govuk-body-s">
          {rows.length < unseen.length && `${rows.length} that you may open are shown, the longest unseen first. `}
          No list shows them late: nothing is under way for them that asks for a visit, or it asked before the visits
          held here begin. See the child; close the case, or record the plan or assessment that has begun.
        </p>
      )}
    </section>
  )
}
