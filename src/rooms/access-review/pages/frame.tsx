import { type Children, PageHeading, Select, SubNavigation } from '../../../ui/index.ts'
import { notOpen } from '../activity.ts'
import { lengths, lengthWords } from '../days.ts'

/** The heading of each page of the room, and the way to the others. */
export function AccessFrame(props: {
  readonly current: 'unusual' | 'people' | 'openings'
  readonly heading: Children
  readonly lead: Children
  /** Openings that wait for a review. */
  readonly waiting: number
  readonly children: Children
}) {
  const { current, waiting } = props
  return (
    <>
      <PageHeading lead={props.lead}>{props.heading}</PageHeading>
      <SubNavigation
        label="Parts of this room"
        items={[
          { href: '/access', text: 'Unusual access', current: current === 'unusual' },
          { href: '/access/people', text: 'Activity of people', current: current === 'people' },
          {
            href: '/access/openings',
            text: 'Opened with a reason',
            current: current === 'openings',
            count: waiting === 0 ? undefined : waiting,
          },
        ]}
      />
      {props.children}
    </>
  )
}

/** Which days, as a choice. */
export function DaysChoice({ days }: { readonly days: number }) {
  return (
    <Select
      name="days"
      label="Days"
      value={days}
      items={lengths.map(each => ({ value: each, text: lengthWords[each] }))}
    />
  )
}

/** A form of one line whose answer is in the address. */
export function Narrow({ action, children }: { readonly action: string; readonly children: Children }) {
  return (
    <form class="sl-as-at govuk-!-margin-bottom-6" action={action} method="get" data-swap>
      {children}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">
        Show
      </button>
    </form>
  )
}

/** A person by name with their id, linking to their activity in these days. */
export function PersonLink(props: {
  readonly personId: string
  readonly names: ReadonlyMap<string, string>
  readonly days: number
  readonly what?: string | undefined
}) {
  const { personId, names, days, what } = props
  const name = names.get(personId) ?? personId
  const query = new URLSearchParams({ days: String(days), ...(what === undefined ? {} : { what }) })
  return (
    <>
      <a class="govuk-link" href={`/access/people/${encodeURIComponent(personId)}?${query}`}>
        <bdi>{name}</bdi>
      </a>
      {name !== personId && (
        <>
          <br />
          <span class="sl-quiet sl-breaks govuk-!-font-weight-regular">
            <bdi>{personId}</bdi>
          </span>
        </>
      )}
    </>
  )
}

/** A child by id, leading to who looked at it; without it where the reader is not to know which. */
export function ChildLink({ childId, openable }: { readonly childId: string; readonly openable: ReadonlySet<string> }) {
  if (!openable.has(childId)) return <span class="sl-quiet">{notOpen}</span>
  return (
    <a class="govuk-link" href={`/children/${encodeURIComponent(childId)}/access`}>
      <span class="govuk-visually-hidden">Child </span>
      <bdi>{childId}</bdi>
    </a>
  )
}
