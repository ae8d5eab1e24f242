import type { LogPlace } from '../../../store/index.ts'
import { Count, Downloads, EmptyState, hrefWith, Pagination, Select, Table } from '../../../ui/index.ts'
import { deedWords, placeText } from '../../child/index.ts'
import { becauseWords, type Entry } from '../activity.ts'
import { AccessFrame, ChildLink, DaysChoice, Narrow } from './frame.tsx'

/** What one person did, newest first. */
export function ActivityPage(props: {
  readonly personId: string
  readonly name: string
  readonly entries: readonly Entry[]
  readonly openable: ReadonlySet<string>
  readonly inAll: number
  readonly waiting: number
  readonly whats: readonly string[]
  readonly asked: { readonly days: number; readonly what?: string | undefined }
  readonly isLater: boolean
  readonly next: LogPlace | undefined
}) {
  const { personId, name, entries, openable, inAll, waiting, asked, isLater, next } = props
  const path = `/access/people/${encodeURIComponent(personId)}`
  const address = hrefWith(path, { days: asked.days, what: asked.what })
  const saved = hrefWith(`${path}/saved`, { days: asked.days, what: asked.what })
  return (
    <AccessFrame
      current="people"
      heading={
        <>
          Activity of <bdi>{name}</bdi>
        </>
      }
      lead={
        <>
          Which children and pages they saw and saved, when, and why it was allowed or refused. Their id is{' '}
          <bdi class="sl-breaks">{personId}</bdi>. Your opening this page is kept too.
        </>
      }
      waiting={waiting}
    >
      <Narrow action={path}>
        <DaysChoice days={asked.days} />
        <Select
          name="what"
          label="What"
          value={asked.what ?? ''}
          items={[
            { value: '', text: 'Everything' },
            ...props.whats.map(each => ({ value: each, text: deedWords[each] ?? 'Refused' })),
          ]}
        />
      </Narrow>
      <p class="govuk-body">
        <Count count={inAll} /> {inAll === 1 ? 'entry' : 'entries'} in the log.
      </p>
      {inAll > 0 && (
        <Downloads
          what="everything chosen"
          csv={hrefWith(saved, { format: 'csv' })}
          xlsx={hrefWith(saved, { format: 'xlsx' })}
        />
      )}
      <Table<Entry>
        caption="What they did, newest first"
        captionSize="m"
        rows={entries}
        empty={
          <EmptyState title={isLater ? 'There is nothing older' : 'Nothing in these days'}>
            Choose more days, or everything, to see more.
          </EmptyState>
        }
        columns={[
          { key: 'when', heading: 'When', cell: each => <time dateTime={each.at.toISOString()}>{each.when}</time> },
          { key: 'what', heading: 'What', cell: each => each.what },
          {
            key: 'child',
            heading: 'Child',
            cell: ({ childId }) => (childId === null ? '–' : <ChildLink {...{ childId, openable }} />),
          },
          { key: 'role', heading: 'As', cell: each => each.role },
          {
            key: 'why',
            heading: 'Allowed or refused, and why',
            cell: each => `${each.allowed ? 'Allowed' : 'Refused'}: ${becauseWords(each, openable)}`,
          },
        ]}
      />
      {(isLater || next !== undefined) && (
        <Pagination
          label="Pages of the activity"
          previous={isLater ? { href: address, text: 'Newest' } : undefined}
          next={next && { href: hrefWith(address, { after: placeText(next) }), text: 'Older' }}
        />
      )}
    </AccessFrame>
  )
}
