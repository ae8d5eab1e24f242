import type { LogPlace } from '../../../store/index.ts'
import { Count, Downloads, EmptyState, hrefWith, Pagination, Table } from '../../../ui/index.ts'
import { type Look, placeText } from '../access-history.ts'
import { type ChildOnDay, childHref } from '../addresses.ts'

/** Who looked at the child, newest first. */
export function AccessTab(props: {
  readonly asked: ChildOnDay
  readonly looks: readonly Look[]
  readonly inAll: number
  /** This page is not the newest. */
  readonly isLater: boolean
  readonly next: LogPlace | undefined
}) {
  const { asked, looks, inAll, isLater, next } = props
  const address = childHref(asked, 'access')
  const saved = hrefWith(address.replace('/access', '/access/saved'), {})
  return (
    <>
      <p class="govuk-body">
        Every look at this child is kept, allowed or refused: <Count count={inAll} /> so far. Your opening this page is
        kept too.
      </p>
      {inAll > 0 && (
        <Downloads
          what="the whole access history"
          csv={hrefWith(saved, { format: 'csv' })}
          xlsx={hrefWith(saved, { format: 'xlsx' })}
        />
      )}
      <Table
        caption="Who looked at this child, newest first"
        captionSize="m"
        rows={looks}
        columns={[
          { key: 'when', heading: 'When', cell: each => <time dateTime={each.at.toISOString()}>{each.when}</time> },
          { key: 'who', heading: 'Who', cell: each => <Person {...each} /> },
          { key: 'role', heading: 'Role', cell: each => each.role },
          { key: 'what', heading: 'What', cell: each => each.what },
          {
            key: 'why',
            heading: 'Allowed or refused, and why',
            cell: each => `${each.allowed ? 'Allowed' : 'Refused'}: ${each.because}`,
          },
        ]}
        empty={
          <EmptyState title={isLater ? 'There is nothing older' : 'Nobody has looked at this child yet'}>
            {isLater
              ? 'The access history of this child begins after the day that this address names.'
              : 'Looks are kept from the first time the child is opened, listed or found in Sightline.'}
          </EmptyState>
        }
      />
      {(isLater || next !== undefined) && (
        <Pagination
          label="Pages of the access history"
          previous={isLater ? { href: address, text: 'Newest' } : undefined}
          next={next && { href: hrefWith(address, { after: placeText(next) }), text: 'Older' }}
        />
      )}
    </>
  )
}

/** A person by name, with their id beside it where that is another. */
function Person({ who, personId }: Pick<Look, 'who' | 'personId'>) {
  return (
    <>
      <bdi>{who}</bdi>
      {who !== personId && (
        <>
          <br />
          <span class="sl-quiet sl-breaks">
            <bdi>{personId}</bdi>
          </span>
        </>
      )}
    </>
  )
}
