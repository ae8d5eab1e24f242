import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { Button, EmptyState, ErrorSummary, Input, NotificationBanner, PageHeading, Table } from '../../../ui/index.ts'
import { fewestDormantDays, mostDormantDays } from '../dormant.ts'
import type { PersonStanding } from '../standing.ts'
import { personAddress } from './people-list.tsx'

export interface DormantPageProps {
  readonly days: number
  readonly typed?: string | undefined
  readonly saved?: boolean | undefined
  readonly standings: readonly PersonStanding[]
  /** What the daily look closed, newest first. */
  readonly log: readonly { readonly at: Date; readonly after: unknown }[]
  readonly csrf: string
  readonly at: Date
}

const day = 86_400_000

/** Which accounts nobody uses: those closed for it, and those that will be soon. */
export function DormantPage({ days, typed, saved, standings, log, csrf, at }: DormantPageProps) {
  const problem =
    typed === undefined
      ? undefined
      : `Enter a whole number of days from ${fewestDormantDays} to ${mostDormantDays}, such as 90`
  const names = new Map(standings.map(({ person }) => [person.person_id, person.name]))
  const soon = standings
    .filter(({ person }) => person.disabled_at === null && person.origin !== 'demonstration')
    .map(({ person }) => ({ person, closesAt: new Date(lastUse(person).getTime() + days * day) }))
    .filter(each => each.closesAt.getTime() - at.getTime() < 14 * day)
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
  const closed = log.flatMap(entry => disabledIn(entry.after).map(personId => ({ personId, at: entry.at })))
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#days' }]} />}
      {saved && <NotificationBanner type="success" text="The setting is saved" />}
      <PageHeading
        lead={`An account that nobody has used for ${days} days is disabled at the beginning of the next day, by Sightline itself.`}
      >
        Accounts not in use
      </PageHeading>
      <form action="/people/dormant" method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="days"
          label="Disable after"
          labelClass="govuk-label--s"
          suffix="days without use"
          width={4}
          inputmode="numeric"
          value={typed ?? String(days)}
          error={problem}
        />
        <Button>Save</Button>
      </form>
      <Table<(typeof soon)[number]>
        caption={`To be disabled in the next two weeks: ${soon.length}`}
        captionSize="m"
        rows={soon}
        empty={<EmptyState title="None soon">Every account in use was used lately.</EmptyState>}
        columns={[
          { key: 'who', heading: 'Who', cell: each => <Who id={each.person.person_id} name={each.person.name} /> },
          {
            key: 'seen',
            heading: 'Last here',
            cell: ({ person }) => (person.seen_at === null ? 'never' : englandInstant(person.seen_at)),
          },
          { key: 'closes', heading: 'Disabled from', cell: each => englandInstant(each.closesAt) },
        ]}
      />
      <Table<(typeof closed)[number]>
        caption="Disabled for want of use, newest first"
        captionSize="m"
        rows={closed}
        empty={<EmptyState title="None yet">Accounts that are disabled for want of use are listed here.</EmptyState>}
        columns={[
          {
            key: 'who',
            heading: 'Who',
            cell: each => <Who id={each.personId} name={names.get(each.personId) ?? each.personId} />,
          },
          { key: 'at', heading: 'When', cell: each => englandInstant(each.at) },
        ]}
      />
    </>
  )
}

function Who({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <a class="govuk-link" href={personAddress(id)}>
      {name}
    </a>
  )
}

function lastUse(person: PersonStanding['person']): Date {
  return new Date(Math.max(...[person.seen_at, person.made_at, person.enabled_at].map(each => each?.getTime() ?? 0)))
}

function disabledIn(after: unknown): string[] {
  const list = (after as { disabled?: unknown } | null)?.disabled
  return Array.isArray(list) ? list.map(String) : []
}
