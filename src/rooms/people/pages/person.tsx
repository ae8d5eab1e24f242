import { placeFrom, placeTitle } from '../../../domain/access/giving-posts.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { roleTitle } from '../../../domain/access/principal.ts'
import { englandEnd, englandInstant } from '../../../domain/calendar/england-instant.ts'
import { capital } from '../../../domain/words/capital.ts'
import type { HeldPost } from '../../../store/people/posts.ts'
import { EmptyState, InsetText, NotificationBanner, PageHeading, SummaryList, Table, Tag } from '../../../ui/index.ts'
import { isOfDirectory, kindWords, type PersonStanding, signsIn, type Time, timeOf } from '../standing.ts'
import { personAddress } from './people-list.tsx'

/** A change made to a person, as the change log has it. */
export interface PersonChange {
  readonly at: Date
  readonly principal: string
  readonly event: string
}

export interface PersonPageProps {
  readonly standing: PersonStanding
  readonly organisation: Organisation
  readonly changes: readonly PersonChange[]
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>
  readonly at: Date
  /** How their password of Sightline stands, in words; undefined where they have none. */
  readonly password: string | undefined
  /** A link can be made by which they choose a password. */
  readonly mayInvite: boolean
  /** What was just done, in words. */
  readonly done?: string | undefined
  /** The reader is this person, and may look but not change. */
  readonly isSelf: boolean
}

/** One person: who they are, every post they hold or held, and what was changed. */
export function PersonPage(props: PersonPageProps) {
  const { standing, organisation, at, isSelf } = props
  const { person } = standing
  const worker = organisation.workers.find(each => each.id === person.worker_id)
  const link = (more: string) => personAddress(person.person_id, more)
  const change = (href: string, text: string, hidden: string) => (isSelf ? [] : [{ href, text, hidden }])
  const name = nameIn(props.names)
  return (
    <>
      {props.done !== undefined && <NotificationBanner type="success" text={props.done} />}
      <PageHeading caption="Person">{person.name}</PageHeading>
      {isSelf && (
        <InsetText>This is you. Nobody changes their own posts or account: ask another administrator.</InsetText>
      )}
      <SummaryList
        rows={[
          {
            key: 'Account',
            value:
              person.disabled_at === null ? (
                'In use'
              ) : (
                <>
                  <Tag colour="grey">Disabled</Tag> since {englandInstant(person.disabled_at)}:{' '}
                  {person.disabled_because}
                </>
              ),
            actions: change(link('/account'), person.disabled_at === null ? 'Disable' : 'Enable', 'the account'),
          },
          {
            key: 'Email address',
            value: person.email ?? 'none',
            actions: change(link('/name'), 'Change', 'name and address'),
          },
          {
            key: 'Signs in',
            value: props.password === undefined ? signsIn(person) : props.password,
            actions: props.mayInvite ? change(link('/invite'), 'Make a link', 'to choose a password') : [],
          },
          { key: 'Last here', value: person.seen_at === null ? 'never' : englandInstant(person.seen_at) },
          {
            key: 'Worker of the case system',
            value:
              person.worker_id === null
                ? 'not linked'
                : `${worker?.name ?? 'not on the staff list'} (${person.worker_id})`,
            actions: change(link('/worker'), 'Change', 'the worker'),
          },
          { key: 'Known since', value: `${englandInstant(person.made_at)}, by ${name(person.made_by)}` },
        ]}
      />
      {standing.isOutside && (
        <InsetText>
          From outside the service: what they may see is given to them by a director or a quality lead, under “Outside”.
        </InsetText>
      )}
      <h2 class="govuk-heading-m">Posts</h2>
      {!isSelf && (
        <p class="govuk-body">
          <a class="govuk-link" href={link('/post')}>
            Give a post
          </a>
          {!standing.isOutside && (
            <>
              {' or '}
              <a class="govuk-link" href={link('/cover')}>
                let them cover for somebody
              </a>
            </>
          )}
        </p>
      )}
      <Posts
        {...{ standing, organisation, at, isSelf, name }}
        time="now"
        caption="Now"
        none="No post is in force: this person may see nothing."
      />
      <Posts {...{ standing, organisation, at, isSelf, name }} time="to come" caption="To come" />
      <Posts {...{ standing, organisation, at, isSelf, name }} time="ended" caption="Ended" />
      <Table<PersonChange>
        caption="What was changed, newest first"
        captionSize="m"
        plain
        rows={props.changes}
        empty={
          <EmptyState title="Nothing has been changed yet">Changes are listed here once there are any.</EmptyState>
        }
        columns={[
          { key: 'at', heading: 'When', cell: each => englandInstant(each.at) },
          { key: 'what', heading: 'What', cell: each => sentence(each.event) },
          { key: 'who', heading: 'Who', cell: each => name(each.principal) },
        ]}
      />
    </>
  )
}

interface PostsProps extends Pick<PersonPageProps, 'standing' | 'organisation' | 'at' | 'isSelf'> {
  readonly name: (id: string) => string
  readonly time: Time
  readonly caption: string
  readonly none?: string
}

function Posts({ standing, organisation, at, isSelf, name, time, caption, none }: PostsProps) {
  const rows = standing.posts.filter(each => timeOf(each, at) === time)
  if (rows.length === 0 && none === undefined) return null
  const ends = (post: HeldPost) => {
    const href = personAddress(standing.person.person_id, `/posts/${post.post_id}/end`)
    return (
      <a class="govuk-link" href={href}>
        End<span class="govuk-visually-hidden"> {roleTitle(post.role)}</span>
      </a>
    )
  }
  return (
    <Table<HeldPost>
      caption={`${caption}: ${rows.length}`}
      captionSize="s"
      rows={rows}
      empty={<EmptyState title="None now">{none}</EmptyState>}
      columns={[
        {
          key: 'role',
          heading: 'Post',
          cell: each =>
            `${roleTitle(each.role)}, ${placeTitle(placeFrom(each.place_kind, each.place_id), organisation)}`,
        },
        {
          key: 'kind',
          heading: 'Held as',
          cell: each =>
            each.on_behalf_of === null
              ? kindWords[each.kind]
              : `${kindWords[each.kind]}, for ${name(each.on_behalf_of)}`,
        },
        { key: 'from', heading: 'From', cell: each => englandInstant(each.from_at) },
        { key: 'until', heading: 'Until', cell: each => <Until post={each} name={name} /> },
        {
          key: 'because',
          heading: 'Why, and by whom',
          cell: each =>
            isOfDirectory(each)
              ? `${each.because}${time === 'ended' ? '' : ' Ended here, it comes back at their next sign-in: end it in the directory.'}`
              : `${each.because} Given by ${name(each.made_by)}.`.replace(/([^.!?]) Given/, '$1. Given'),
        },
        ...(isSelf || time === 'ended' ? [] : [{ key: 'end', heading: 'Action', cell: ends }]),
      ]}
    />
  )
}

function Until({ post, name }: { readonly post: HeldPost; readonly name: (id: string) => string }) {
  if (post.ended_at !== null) {
    return (
      <>
        {englandInstant(post.ended_at)}: ended by {name(post.ended_by ?? '')}
        {post.ended_because !== null && `. ${post.ended_because}`}
      </>
    )
  }
  return <>{post.until_at === null ? 'open' : englandEnd(post.until_at)}</>
}

const ourselves: Readonly<Record<string, string>> = {
  sightline: 'Sightline itself',
  directory: 'the council’s directory',
  demonstration: 'the demonstration',
}

/** Somebody's name by their id; the id where it is nobody's. */
export function nameIn(names: ReadonlyMap<string, string>): (id: string) => string {
  return id => names.get(id) ?? ourselves[id] ?? id
}

function sentence(event: string): string {
  return capital(event)
}
