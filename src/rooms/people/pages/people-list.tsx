import type { Organisation } from '../../../domain/access/organisation.ts'
import { knownRoles, roleTitle } from '../../../domain/access/principal.ts'
import { englandEnd, englandInstant } from '../../../domain/calendar/england-instant.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Button,
  type ChosenFilter,
  ChosenFilters,
  EmptyState,
  Filter,
  FilterLayout,
  hrefWith,
  Input,
  PageHeading,
  Pagination,
  pagesOf,
  Select,
  Table,
  Tag,
} from '../../../ui/index.ts'
import { type PeopleQuery, states, stateTitles } from '../listing.ts'
import { type PersonStanding, postTitle, signsIn } from '../standing.ts'

export interface PeopleListProps {
  readonly shown: readonly PersonStanding[]
  readonly found: number
  readonly paging: { readonly at: number; readonly pages: number }
  readonly query: PeopleQuery
  /** Part of a name or address that was looked for. */
  readonly search: string
  readonly organisation: Organisation
  readonly csrf: string
  /** How many differences from the staff list wait for somebody to look at. */
  readonly staffListSays: number
}

/** Everybody who may use Sightline, and who they are in the service. */
export function PeopleList(props: PeopleListProps) {
  const { shown, found, paging, query, organisation, search } = props
  const kept = { role: query.role, unit: query.unit, state: query.state, sort: query.sort, direction: query.direction }
  const address = (changes: Readonly<Record<string, string | number | undefined>>) =>
    hrefWith('/people', { ...kept, ...changes })
  const pages =
    search === ''
      ? pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
      : undefined
  return (
    <>
      <PageHeading
        lead="Everybody who may use Sightline, the posts they hold now, and when they were last here."
        actions={
          <Button href="/people/new" class="govuk-!-margin-bottom-0">
            Add a person
          </Button>
        }
      >
        People
      </PageHeading>
      <ul class="govuk-list">
        {props.staffListSays > 0 && (
          <li>
            <a class="govuk-link" href="/people/staff-list">
              {`The staff list says otherwise of ${counted(props.staffListSays, 'person', 'people')}`}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href="/people/dormant">
            Accounts not in use
          </a>
        </li>
      </ul>
      <FilterLayout
        filter={<PeopleFilter {...{ query, organisation }} />}
        chosen={<Chosen {...{ query, organisation }} />}
        count={`${counted(found, 'person', 'people')}${search === '' ? '' : ` whose name or address has “${search}” in it`}`}
      >
        <form action={address({})} method="post" class="sl-panel">
          <input type="hidden" name="_csrf" value={props.csrf} />
          <Input
            name="who"
            label="Name or email address"
            value={search}
            type="search"
            autocomplete="off"
            spellcheck={false}
            class="govuk-!-width-two-thirds"
          />
          <Button variant="secondary">Find</Button>
        </form>
        <Table<PersonStanding>
          caption="People"
          captionHidden
          rows={shown}
          sort={
            search === ''
              ? {
                  key: query.sort ?? 'name',
                  direction: query.direction,
                  href: (sort, direction) => address({ sort, direction }),
                }
              : undefined
          }
          empty={
            <EmptyState title="Nobody is as asked for">
              Take a filter away, or look for a shorter part of the name.
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              heading: 'Name',
              sort: each => each.person.name,
              cell: each => (
                <>
                  <a class="govuk-link" href={personAddress(each.person.person_id)}>
                    {each.person.name}
                  </a>
                  {each.person.email !== null && (
                    <div class="govuk-body-s govuk-!-margin-bottom-0 sl-breaks">{each.person.email}</div>
                  )}
                </>
              ),
            },
            {
              key: 'post',
              heading: 'Posts now',
              sort: each => each.now[0]?.role,
              cell: each => <PostsNow standing={each} organisation={organisation} />,
            },
            { key: 'how', heading: 'Signs in', cell: each => signsIn(each.person) },
            {
              key: 'seen',
              heading: 'Last here',
              sort: each => each.person.seen_at?.getTime(),
              cell: each => (each.person.seen_at === null ? 'never' : englandInstant(each.person.seen_at)),
            },
          ]}
        />
        {pages && <Pagination {...pages} label="Pages of people" />}
      </FilterLayout>
    </>
  )
}

/** Where a person's page is. */
export function personAddress(personId: string, more = ''): string {
  return `/people/${encodeURIComponent(personId)}${more}`
}

function PostsNow({
  standing,
  organisation,
}: {
  readonly standing: PersonStanding
  readonly organisation: Organisation
}) {
  const { person, now, isOutside } = standing
  return (
    <div>
      {now.length === 0 ? (
        <span>none</span>
      ) : (
        now.map(each => (
          <div>
            {postTitle(each, organisation)}
            {each.until_at !== null && `, until ${englandEnd(each.until_at)}`}
          </div>
        ))
      )}
      {person.disabled_at !== null && <Tag colour="grey">Disabled</Tag>}
      {isOutside && <Tag colour="blue">From outside</Tag>}
    </div>
  )
}

function PeopleFilter({ query, organisation }: { readonly query: PeopleQuery; readonly organisation: Organisation }) {
  return (
    <Filter action="/people" keep={{ sort: query.sort, direction: query.direction }}>
      <Select
        name="role"
        label="Role"
        value={query.role ?? ''}
        items={[{ value: '', text: 'All roles' }, ...knownRoles.map(each => ({ value: each, text: roleTitle(each) }))]}
      />
      <Select
        name="unit"
        label="Unit"
        value={query.unit ?? ''}
        items={[
          { value: '', text: 'All units' },
          ...organisation.units.map(each => ({ value: each.id, text: each.name })),
        ]}
      />
      <Select
        name="state"
        label="Account"
        value={query.state ?? ''}
        items={[{ value: '', text: 'All' }, ...states.map(each => ({ value: each, text: stateTitles[each] }))]}
      />
    </Filter>
  )
}

function Chosen({ query, organisation }: { readonly query: PeopleQuery; readonly organisation: Organisation }) {
  const kept = { role: query.role, unit: query.unit, state: query.state, sort: query.sort, direction: query.direction }
  const without = (name: string) => hrefWith('/people', { ...kept, [name]: undefined })
  const chosen: ChosenFilter[] = []
  if (query.role !== undefined)
    chosen.push({ heading: 'Role', items: [{ text: roleTitle(query.role), href: without('role') }] })
  if (query.unit !== undefined) {
    const name = organisation.units.find(each => each.id === query.unit)?.name ?? query.unit
    chosen.push({ heading: 'Unit', items: [{ text: name, href: without('unit') }] })
  }
  if (query.state !== undefined)
    chosen.push({ heading: 'Account', items: [{ text: stateTitles[query.state], href: without('state') }] })
  return <ChosenFilters chosen={chosen} clearHref="/people" />
}
