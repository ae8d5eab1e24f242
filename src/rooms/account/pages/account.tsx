import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { OpenSession } from '../../../server/sessions.ts'
import type { LocalStanding } from '../../../server/sign-in/index.ts'
import { Button, NotificationBanner, PageHeading, SummaryList, Table, Tag } from '../../../ui/index.ts'

export interface AccountPageProps {
  readonly csrf: string
  readonly name: string
  readonly position: string
  readonly sessions: readonly OpenSession[]
  /** Undefined for those who have no password here. */
  readonly local: LocalStanding | undefined
  /** What falls due for them can be in a calendar. */
  readonly hasCalendar: boolean
  /** What was just done, in words. */
  readonly done?: string | undefined
}

/** One's own account: where one is signed in, and what one signs in by. */
export function AccountPage({ csrf, name, position, sessions, local, hasCalendar, done }: AccountPageProps) {
  const others = sessions.filter(each => !each.isThis).length
  return (
    <>
      {done !== undefined && <NotificationBanner type="success" text={done} />}
      <PageHeading lead={`${name}, ${position}`}>Your account</PageHeading>
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <p class="govuk-body">
        If one of these is not you, end it{local === undefined ? '' : ', change your password'} and tell an
        administrator of Sightline.
      </p>
      <Table
        caption="Your sessions"
        captionHidden
        rows={sessions}
        columns={[
          {
            key: 'device',
            heading: 'Device',
            cell: each => (
              <>
                {each.about?.device ?? 'Not noted'}
                {each.isThis && (
                  <>
                    {' '}
                    <Tag>This one</Tag>
                  </>
                )}
              </>
            ),
          },
          { key: 'address', heading: 'Address', cell: each => each.about?.address ?? 'Not noted' },
          { key: 'means', heading: 'Signed in by', cell: each => (each.about ? means[each.about.means] : 'Not noted') },
          { key: 'started', heading: 'Since', cell: each => englandInstant(each.startedAt) },
          { key: 'used', heading: 'Last used', cell: each => englandInstant(each.usedAt) },
          {
            key: 'end',
            heading: 'End it',
            cell: each => (
              <form action="/account/sessions/end" method="post">
                <input type="hidden" name="_csrf" value={csrf} />
                <input type="hidden" name="session" value={each.key} />
                <button type="submit" class="sl-text-button">
                  End
                  <span class="govuk-visually-hidden">
                    {' '}
                    {each.isThis ? 'this session' : `the session on ${each.about?.device ?? 'another device'}`}, begun{' '}
                    {englandInstant(each.startedAt)}
                  </span>
                </button>
              </form>
            ),
          },
        ]}
      />
      <form action="/account/sessions/end-all" method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <Button variant="secondary" name="which" value="all">
          {others === 0 ? 'Sign out' : `Sign out everywhere (${sessions.length} sessions)`}
        </Button>
      </form>
      {local !== undefined && <Local {...local} />}
      {hasCalendar && (
        <>
          <h2 class="govuk-heading-m">What reaches you elsewhere</h2>
          <ul class="govuk-list">
            <li>
              <a class="govuk-link" href="/account/calendar">
                Your calendar: an address from which what falls due is fetched
              </a>
            </li>
            <li>
              <a class="govuk-link" href="/account/digest">
                Your week in short
              </a>
            </li>
          </ul>
        </>
      )}
    </>
  )
}

const means = {
  demonstration: 'the demonstration',
  password: 'password and code',
  provider: 'council account',
} as const

function Local({ passwordAt, codesAt, recoveryCodes }: LocalStanding) {
  const few = recoveryCodes <= 3
  return (
    <>
      <h2 class="govuk-heading-m">What you sign in by</h2>
      <SummaryList
        rows={[
          {
            key: 'Password',
            value: passwordAt === undefined ? 'Not chosen' : `Chosen ${englandInstant(passwordAt)}`,
            actions: [{ href: '/account/password', text: 'Change', hidden: 'your password' }],
          },
          {
            key: 'Authenticator app',
            value: codesAt === undefined ? 'Not set up' : `Set up ${englandInstant(codesAt)}`,
          },
          {
            key: 'Recovery codes',
            value: `${recoveryCodes} left${few ? ': make new ones before they run out' : ''}`,
            actions: [{ href: '/account/recovery-codes', text: 'Make new ones', hidden: '(recovery codes)' }],
          },
        ]}
      />
    </>
  )
}
