import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Button, Count, EmptyState, NotificationBanner, PageHeading, PrintButton, Table } from '../../../ui/index.ts'
import type { Week, WeekLine } from '../week.ts'

interface WeekPageProps {
  readonly weeks: readonly Week[]
  readonly today: Day
  readonly csrf: string
  /** Whether it is wanted by mail, and where to; undefined where no mail is sent. */
  readonly mail: { readonly isWanted: boolean; readonly to: string | undefined } | undefined
  readonly saved: 'yes' | 'no' | undefined
}

/** Somebody's week in a few lines, each a link: no name, and nothing of any child. */
export function WeekPage({ weeks, today, csrf, mail, saved }: WeekPageProps) {
  return (
    <>
      {saved !== undefined && (
        <NotificationBanner
          type="success"
          text={saved === 'yes' ? 'You get this by mail every Monday morning' : 'You get no weekly mail any more'}
        />
      )}
      <a class="govuk-back-link" href="/home">
        Home
      </a>
      <PageHeading
        lead={`As at ${longDate(today)}. Each line opens to what it counts. No name of a child is in it.`}
        actions={<PrintButton />}
      >
        Your week in short
      </PageHeading>
      {weeks.length === 0 && (
        <EmptyState title="There is no week to show">No post that you hold has numbers of its own.</EmptyState>
      )}
      {weeks.map(each => (
        <Table<WeekLine>
          caption={each.position}
          captionSize="m"
          rows={each.lines}
          columns={[
            {
              key: 'text',
              heading: 'What',
              cell: line => (
                <a class="govuk-link" href={line.href}>
                  {line.text}
                </a>
              ),
            },
            { key: 'count', heading: 'How many', numeric: true, cell: line => <Count count={line.count} /> },
          ]}
        />
      ))}
      {mail !== undefined && weeks.length > 0 && <ByMail {...{ csrf, mail }} />}
    </>
  )
}

function ByMail({ csrf, mail }: { readonly csrf: string; readonly mail: NonNullable<WeekPageProps['mail']> }) {
  return (
    <>
      <h2 class="govuk-heading-m">By mail</h2>
      {mail.to === undefined ? (
        <p class="govuk-body">
          No mail address of yours is known here. Ask an administrator of Sightline to enter it, to get these lines by
          mail.
        </p>
      ) : (
        <form action="/account/digest" method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <p class="govuk-body">
            {mail.isWanted ? 'These lines go' : 'These lines can go'} to {mail.to} every Monday at 07:00: numbers and
            links, as above.
          </p>
          <Button variant={mail.isWanted ? 'secondary' : undefined} name="mail" value={mail.isWanted ? 'no' : 'yes'}>
            {mail.isWanted ? 'Stop the weekly mail' : 'Get this by mail every Monday'}
          </Button>
        </form>
      )}
    </>
  )
}
