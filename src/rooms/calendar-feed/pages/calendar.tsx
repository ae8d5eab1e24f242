import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { Button, InsetText, NotificationBanner, PageHeading, SummaryList, WarningText } from '../../../ui/index.ts'

interface CalendarPageProps {
  readonly csrf: string
  /** The address in use; undefined where there is none. */
  readonly feed: { readonly madeAt: Date; readonly fetchedAt: Date | undefined } | undefined
  readonly withIds: boolean
  readonly isRevoked: boolean
}

/** One's own calendar feed: what it holds, and the way to make or revoke its address. */
export function CalendarPage({ csrf, feed, withIds, isRevoked }: CalendarPageProps) {
  return (
    <>
      {isRevoked && (
        <NotificationBanner type="success" text="The address is revoked: calendars get nothing from it any more" />
      )}
      <a class="govuk-back-link" href="/account">
        Your account
      </a>
      <PageHeading lead="A private address from which your calendar program fetches what falls due for you, and keeps it up to date.">
        Calendar
      </PageHeading>
      <p class="govuk-body">
        It holds no names.{' '}
        {withIds
          ? 'Each entry says what falls due and the record’s id'
          : 'Each entry says what falls due, and how many on that day'}
        , with the way to it in Sightline. What is overdue is one entry on the day. Restricted children are not in it.
      </p>
      {feed === undefined ? (
        <p class="govuk-body">You have no address at the moment.</p>
      ) : (
        <SummaryList
          rows={[
            { key: 'Made', value: englandInstant(feed.madeAt) },
            {
              key: 'Last fetched',
              value: feed.fetchedAt === undefined ? 'Not yet' : englandInstant(feed.fetchedAt),
            },
          ]}
        />
      )}
      <form action="/account/calendar" method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <Button name="deed" value="make">
          {feed === undefined ? 'Make an address' : 'Make a new address, and revoke this one'}
        </Button>
      </form>
      {feed !== undefined && (
        <form action="/account/calendar/revoke" method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <Button variant="secondary" name="deed" value="revoke">
            Revoke the address
          </Button>
        </form>
      )}
    </>
  )
}

/** The address, this once. */
export function AddressPage({ address }: { readonly address: string }) {
  return (
    <>
      <PageHeading lead="Copy it now: it is shown this once, and kept nowhere.">Your calendar address</PageHeading>
      <InsetText>
        <code class="sl-breaks">{address}</code>
      </InsetText>
      <WarningText>
        Whoever has this address sees what falls due for you, without signing in. Do not send it to anybody. If others
        may have seen it, revoke it.
      </WarningText>
      <p class="govuk-body">
        In Outlook: Add calendar, Subscribe from web, paste the address. In others: subscribe to a calendar by its
        address. It stops by itself when your account is closed.
      </p>
      <a class="govuk-link" href="/account/calendar">
        I have it
      </a>
    </>
  )
}
