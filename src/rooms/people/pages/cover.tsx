import { placeFrom, placeTitle } from '../../../domain/access/giving-posts.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { roleTitle } from '../../../domain/access/principal.ts'
import { englandEnd, englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { HeldPost } from '../../../store/people/posts.ts'
import {
  Button,
  EmptyState,
  InsetText,
  NotificationBanner,
  PageHeading,
  Radios,
  Select,
  Table,
} from '../../../ui/index.ts'
import type { CoverFormTyped } from '../own-cover.ts'
import type { FormProblem } from '../post-form.ts'
import { kindWords, type PersonStanding, postTitle, timeOf } from '../standing.ts'
import { PeriodFields } from './period-fields.tsx'
import { nameIn } from './person.tsx'
import { Because, errorOf, Problems } from './post-forms.tsx'

export interface CoverPageProps {
  /** The reader's own posts for which they may say who covers. */
  readonly own: readonly HeldPost[]
  /** Who may cover. */
  readonly others: readonly PersonStanding[]
  /** What was given on the reader's behalf, at any time. */
  readonly given: readonly HeldPost[]
  readonly names: ReadonlyMap<string, string>
  readonly typed: CoverFormTyped
  readonly problems: readonly FormProblem[]
  readonly organisation: Organisation
  readonly at: Date
  readonly csrf: string
  readonly done: string | undefined
}

/** Who covers for me while I am away. */
export function CoverPage(props: CoverPageProps) {
  const { own, others, typed, problems, organisation, csrf } = props
  const error = errorOf(problems)
  return (
    <>
      {props.done !== undefined && <NotificationBanner type="success" text={props.done} />}
      <Problems problems={problems} />
      <PageHeading lead="While you are away somebody else may see and do what your post allows. It ends by itself on the last day.">
        Cover for me
      </PageHeading>
      <Given {...props} />
      <h2 class="govuk-heading-m">Give cover</h2>
      {own.length === 0 || others.length === 0 ? (
        <InsetText>
          {own.length === 0
            ? 'You hold no post of your own that you may give to somebody: what you cover for others is theirs to give.'
            : 'Nobody else holds a post here yet. Ask an administrator to give somebody one.'}
        </InsetText>
      ) : (
        <form action="/cover" method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          {own.length > 1 && (
            <Select
              name="post"
              label="Which of your posts"
              labelClass="govuk-label--s"
              value={typed.post}
              error={error('post')}
              items={[
                { value: '', text: 'Choose a post' },
                ...own.map(each => ({ value: each.post_id, text: postTitle(each, organisation) })),
              ]}
            />
          )}
          {own.length === 1 && <p class="govuk-body">Your post: {postTitle(own[0]!, organisation)}.</p>}
          <Select
            name="person"
            label="Who covers for you"
            labelClass="govuk-label--s"
            value={typed.person}
            error={error('person')}
            items={[
              { value: '', text: 'Choose a person' },
              ...others.map(each => ({
                value: each.person.person_id,
                text: `${each.person.name}, ${postTitle(each.now[0]!, organisation)}`,
              })),
            ]}
          />
          <Radios
            name="kind"
            legend="Are you away?"
            legendClass="govuk-fieldset__legend--s"
            value={typed.kind}
            items={[
              { value: 'cover', text: 'Yes: they cover for me' },
              { value: 'delegated', text: 'No: I hand it on to them for a time' },
            ]}
          />
          <PeriodFields typed={typed} problems={problems} untilHint="Within six months." />
          <Because value={typed.because} error={error('because')} hint="Such as “Annual leave”." />
          <Button preventDoubleClick>Give the cover</Button>
        </form>
      )}
    </>
  )
}

function Given({ given, names, organisation, at, csrf }: CoverPageProps) {
  const name = nameIn(names)
  const lasting = given.filter(each => timeOf(each, at) !== 'ended')
  return (
    <Table<HeldPost>
      caption={`Given now or to come: ${lasting.length}`}
      captionSize="m"
      rows={lasting}
      empty={
        <EmptyState title="Nobody covers for you">Whoever covers for you, now or later, is listed here.</EmptyState>
      }
      columns={[
        { key: 'who', heading: 'Who', cell: each => name(each.person_id) },
        {
          key: 'post',
          heading: 'Post',
          cell: each =>
            `${roleTitle(each.role)}, ${placeTitle(placeFrom(each.place_kind, each.place_id), organisation)}`,
        },
        { key: 'kind', heading: 'As', cell: each => kindWords[each.kind] },
        { key: 'from', heading: 'From', cell: each => englandInstant(each.from_at) },
        {
          key: 'until',
          heading: 'Until',
          cell: each => (each.until_at === null ? 'open' : englandEnd(each.until_at)),
        },
        {
          key: 'end',
          heading: 'Action',
          cell: each => (
            <form action={`/cover/${each.post_id}/end`} method="post">
              <input type="hidden" name="_csrf" value={csrf} />
              <Button variant="secondary" class="govuk-!-margin-bottom-0">
                End now<span class="govuk-visually-hidden">: {name(each.person_id)}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
