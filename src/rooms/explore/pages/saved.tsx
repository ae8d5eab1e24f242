import type { SavedView } from '../../../store/saved-views.ts'
import {
  Button,
  ButtonGroup,
  Details,
  ErrorSummary,
  Input,
  NotificationBanner,
  PageHeading,
  Radios,
  Table,
  Tag,
} from '../../../ui/index.ts'

/** Where a saved view is. */
export function savedAddress(viewId: string, more = ''): string {
  return `/explore/saved/${viewId}${more}`
}

/** What was typed of a view. */
export interface ViewTyped {
  readonly name: string
  readonly isShared: boolean
}

const whose = (isShared: boolean) => (isShared ? 'shared with everybody here' : 'yours alone')

/** The name the view is kept under, or a way to keep it. */
export function SavedLinks({
  saved,
  isOwn,
  exploration,
  csrf,
}: {
  readonly saved?: SavedView | undefined
  readonly isOwn?: boolean | undefined
  readonly exploration: { readonly address: (changes: Record<string, undefined>) => string }
  readonly csrf: string
}) {
  if (saved !== undefined)
    return (
      <span>
        Saved view: <strong>{saved.name}</strong>, {whose(saved.is_shared)}.{' '}
        {isOwn && (
          <a class="govuk-link govuk-link--no-visited-state" href={savedAddress(saved.view_id, '/change')}>
            Change or delete it
          </a>
        )}
      </span>
    )
  return (
    <Details summary="Save this view" id="save-view">
      <SaveForm
        {...{ csrf }}
        typed={{ name: '', isShared: false }}
        address={exploration.address({})}
        action="/explore/saved"
      />
    </Details>
  )
}

function SaveForm(props: {
  readonly csrf: string
  readonly typed: ViewTyped
  readonly problem?: string | undefined
  readonly address?: string | undefined
  readonly action: string
}) {
  const { typed, problem, address } = props
  return (
    <form action={props.action} method="post" novalidate>
      <input type="hidden" name="_csrf" value={props.csrf} />
      {address !== undefined && <input type="hidden" name="address" value={address} />}
      <Input
        name="name"
        label="Name"
        hint="Such as “Long open in my service”. Never a child's name."
        value={typed.name}
        error={problem}
        class="govuk-!-width-two-thirds"
        autocomplete="off"
      />
      <Radios
        name="shared"
        legend="Who sees it"
        small
        value={typed.isShared ? 'yes' : 'no'}
        items={[
          { value: 'no', text: 'Only you' },
          { value: 'yes', text: 'Everybody here who may explore; each sees it within their own scope' },
        ]}
      />
      <Button>Save</Button>
    </form>
  )
}

/** A view that could not be kept as it was named. */
export function SaveViewPage(props: {
  readonly csrf: string
  readonly typed: ViewTyped
  readonly problem: string
  readonly address: string
}) {
  return (
    <>
      <ErrorSummary errors={[{ text: props.problem, href: '#name' }]} />
      <PageHeading caption="Explore">Save a view</PageHeading>
      <SaveForm {...props} action="/explore/saved" />
      <p class="govuk-body">
        <a class="govuk-link" href={props.address}>
          Back to the view
        </a>
      </p>
    </>
  )
}

/** Names a view anew, shares it, takes it back, or deletes it. */
export function ChangeViewPage(props: {
  readonly view: SavedView
  readonly csrf: string
  readonly typed: ViewTyped
  readonly problem?: string | undefined
}) {
  const { view, csrf, typed, problem } = props
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#name' }]} />}
      <PageHeading caption="Saved view">{view.name}</PageHeading>
      <SaveForm {...{ csrf, typed, problem }} action={savedAddress(view.view_id, '/change')} />
      <h2 class="govuk-heading-m">Delete it</h2>
      <p class="govuk-body">
        {view.is_shared
          ? 'Everybody it is shared with loses it too. Links to it no longer lead anywhere.'
          : 'Links to it no longer lead anywhere.'}
      </p>
      <form action={savedAddress(view.view_id, '/delete')} method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <ButtonGroup>
          <Button variant="warning">Delete this view</Button>
          <a class="govuk-link" href={savedAddress(view.view_id)}>
            Back to the view
          </a>
        </ButtonGroup>
      </form>
    </>
  )
}

const doneWords = { deleted: 'The view is deleted.', changed: 'The view is changed.' } as const
export type SavedDone = keyof typeof doneWords

/** The reader's views and those shared with them. */
export function SavedViews({
  views,
  person,
  done,
}: {
  readonly views: readonly SavedView[]
  readonly person: string
  readonly done?: SavedDone | undefined
}) {
  return (
    <>
      {done && <NotificationBanner type="success" text={doneWords[done]} />}
      {views.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Saved views</h2>
          <Table<SavedView>
            caption="Saved views, yours and those shared with you"
            captionHidden
            rows={views}
            columns={[
              {
                key: 'name',
                heading: 'View',
                cell: each => (
                  <a class="govuk-link govuk-link--no-visited-state" href={savedAddress(each.view_id)}>
                    {each.name}
                  </a>
                ),
              },
              {
                key: 'whose',
                heading: 'Whose',
                cell: each => [
                  each.owner_id === person ? 'Yours' : 'A colleague’s',
                  each.is_shared && [' ', <Tag>Shared</Tag>],
                ],
              },
              {
                key: 'change',
                heading: <span class="govuk-visually-hidden">Change</span>,
                label: '',
                cell: each =>
                  each.owner_id === person && (
                    <a class="govuk-link govuk-link--no-visited-state" href={savedAddress(each.view_id, '/change')}>
                      Change or delete<span class="govuk-visually-hidden"> {each.name}</span>
                    </a>
                  ),
              },
            ]}
          />
        </>
      )}
    </>
  )
}
