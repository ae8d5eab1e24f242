import {
  historyDays,
  thresholds,
  type Unusual,
  type UnusualKind,
  unusualKinds,
} from '../../../domain/access/unusual.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Details, EmptyState, Select, Table } from '../../../ui/index.ts'
import type { Days } from '../days.ts'
import { AccessFrame, ChildLink, DaysChoice, Narrow, PersonLink } from './frame.tsx'

const kindWords: Readonly<Record<UnusualKind, string>> = {
  post: 'Far-reaching post',
  link: 'Link to a password',
  refused: 'Refused',
  surname: 'Same surname',
  restricted: 'Restricted record',
  volume: 'Volume',
  'out-of-hours': 'Out of hours',
}

/** Children told of in one row; the rest is in the person's activity. */
const mostChildren = 10

/** Access worth a second look, each with why. */
export function UnusualPage(props: {
  readonly found: readonly Unusual[]
  readonly told: readonly Unusual[]
  readonly names: ReadonlyMap<string, string>
  readonly openable: ReadonlySet<string>
  readonly waiting: number
  readonly span: Days
  readonly asked: { readonly days: number; readonly kind?: UnusualKind | undefined }
}) {
  const { found, told, names, openable, waiting, span, asked } = props
  const count = (kind: UnusualKind) => found.filter(each => each.kind === kind).length
  const when = span.from === span.to ? longDate(span.to) : `${longDate(span.from)} to ${longDate(span.to)}`
  return (
    <AccessFrame
      current="unusual"
      heading="Unusual access"
      lead="Looks worth a second look. Each says why it is told of; none says that anything was wrong. Your opening this page is kept too."
      waiting={waiting}
    >
      <Narrow action="/access">
        <DaysChoice days={asked.days} />
        <Select
          name="kind"
          label="Why"
          value={asked.kind ?? ''}
          items={[
            { value: '', text: `Everything (${found.length})` },
            ...unusualKinds.map(each => ({ value: each, text: `${kindWords[each]} (${count(each)})` })),
          ]}
        />
      </Narrow>
      <Table<Unusual>
        caption={`Unusual access, ${when}`}
        captionSize="m"
        rows={told}
        empty={
          <EmptyState title="Nothing unusual in these days">
            Nothing in the access log is past the thresholds below. Choose more days to look further back.
          </EmptyState>
        }
        columns={[
          {
            key: 'person',
            heading: 'Person',
            cell: each => (
              <PersonLink
                personId={each.personId}
                names={names}
                days={asked.days}
                what={each.kind === 'refused' ? 'refused' : undefined}
              />
            ),
          },
          { key: 'kind', heading: 'Kind', cell: each => kindWords[each.kind] },
          { key: 'why', heading: 'Why it is told of', cell: each => each.why },
          {
            key: 'children',
            heading: 'Children',
            cell: each =>
              each.childIds.length === 0
                ? '–'
                : each.childIds
                    .slice(0, mostChildren)
                    .map((childId, at) => [
                      at > 0 && ', ',
                      <ChildLink {...{ childId, openable }} />,
                      at === mostChildren - 1 && each.childIds.length > mostChildren && ' and more',
                    ]),
          },
        ]}
      />
      <Details summary="When something is told of">
        <ul class="govuk-list govuk-list--bullet">
          <li>
            Far-reaching post: somebody gave a post by which every child may be opened, or posts given. Posts that
            follow the groups of the council's directory are not told of.
          </li>
          <li>Link to a password: somebody made one for a person who signs in by the council's own account.</li>
          <li>
            Refused: an attempt to open a child outside one's scope; or {thresholds.refusedPages} attempts at pages
            outside one's role.
          </li>
          <li>Same surname: a child's own page was opened whose surname is part of the reader's.</li>
          <li>Restricted record: the page of a child was opened whose record is restricted now.</li>
          <li>
            Volume: in a day more than {thresholds.timesUsual} times as many children as the person usually has, and
            more than {thresholds.timesUsual} times as many as others of their role; from {thresholds.least.opened}{' '}
            opened or {thresholds.least.exported} saved in files. What is usual is the median of the {historyDays} days
            before.
          </li>
          <li>
            Out of hours: {thresholds.outOfHours} looks or more before {thresholds.firstHour}:00, from{' '}
            {thresholds.lastHour}:00, or on a weekend or bank holiday.
          </li>
        </ul>
      </Details>
    </AccessFrame>
  )
}
