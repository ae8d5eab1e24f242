import { day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { outcomeWords, type ReviewOutcome, reviewOutcomes } from '../../../domain/campaigns/outcome.ts'
import { reviewQuestions } from '../../../domain/campaigns/review.ts'
import { questionSetOf } from '../../../domain/oversight/question-set.ts'
import type { Campaign, CampaignChild, CampaignReview } from '../../../store/campaigns/index.ts'
import {
  Button,
  EmptyState,
  InsetText,
  NotificationBanner,
  PageHeading,
  PrintButton,
  ProblemSummary,
  Radios,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { directionHref } from '../../oversight/index.ts'
import { campaignHref, childReviewsHref, reviewHref } from '../addresses.ts'

type Words = Pick<
  CampaignReview,
  | 'questions_version'
  | 'answers'
  | 'outcome'
  | 'rationale'
  | 'what_changes'
  | 'owner_id'
  | 'by_when'
  | 'direction_id'
  | 'child_id'
>

/** What a review says, by the wording of the questions it answers. */
export function ReviewWords({
  review,
  ownerName,
}: {
  readonly review: Words
  readonly ownerName: (ownerId: string) => string
}) {
  const { answers, outcome, rationale, what_changes, owner_id, by_when, direction_id, child_id } = review
  const change = (
    <>
      <bdi class="sl-breaks">{what_changes}</bdi>
      {owner_id !== '' && (
        <>
          , <bdi>{ownerName(owner_id)}</bdi>
        </>
      )}
      {by_when !== null && `, by ${longDate(day(by_when))}`}
    </>
  )
  return (
    <SummaryList
      rows={[
        ...reviewQuestions(questionSetOf(review.questions_version)).map(({ id, text }) => ({
          key: text,
          value: <Answer answer={answers[id]} />,
        })),
        { key: 'What it comes to', value: outcome === null ? 'Not chosen' : outcomeWords[outcome].name },
        { key: 'Why', value: <bdi class="sl-breaks">{rationale}</bdi> },
        what_changes === ''
          ? undefined
          : {
              key: 'What will change',
              value:
                direction_id === null ? (
                  change
                ) : (
                  <a class="govuk-link" href={directionHref({ child_id, direction_id })}>
                    {change}
                  </a>
                ),
            },
      ]}
    />
  )
}

function Answer({ answer }: { readonly answer: { readonly text: string; readonly notKnown: boolean } | undefined }) {
  if (answer === undefined) return <span class="sl-quiet">Not answered</span>
  return (
    <>
      {answer.notKnown && <strong>Not known. </strong>}
      <bdi class="sl-breaks">{answer.text}</bdi>
    </>
  )
}

interface ReadProps {
  readonly campaign: Campaign
  readonly child: CampaignChild
  readonly name: string
  /** Handed in, and not kept from this reader. */
  readonly reviews: readonly CampaignReview[]
  readonly keptBack: boolean
  readonly ownerName: (ownerId: string) => string
  readonly nameOf: (personId: string) => string
  /** Two readings differ, and this reader may settle it. */
  readonly maySettle: boolean
  readonly settling: {
    readonly outcome: string
    readonly because: string
    readonly problems: readonly { field: 'settled' | 'because'; message: string }[]
  }
  readonly next: { readonly childId: string; readonly left: number } | undefined
  readonly handedIn: boolean
  /** Why there is no form here for this reader, where they are to read the child. */
  readonly whyNoForm: string | undefined
  readonly csrf: string
}

/** A child’s reviews in a campaign, once they are in. */
export function ReviewReadPage(props: ReadProps) {
  const { campaign, child, name, reviews, keptBack, ownerName, nameOf, next, handedIn, settling } = props
  return (
    <>
      <ProblemSummary problems={settling.problems} />
      {handedIn && <NotificationBanner type="success" text="The review is in." />}
      {props.whyNoForm !== undefined && <NotificationBanner text={props.whyNoForm} />}
      <PageHeading
        caption={
          <a class="govuk-link" href={campaignHref(campaign.campaign_id)}>
            <bdi>{campaign.name}</bdi>
          </a>
        }
        actions={
          <>
            {next !== undefined && (
              <Button href={reviewHref(next.childId, campaign.campaign_id)}>{`Your next of ${next.left}`}</Button>
            )}
            <PrintButton />
          </>
        }
      >
        <a class="govuk-link" href={childHref({ childId: child.child_id, on: undefined })}>
          <bdi>{name}</bdi>
        </a>
      </PageHeading>
      {keptBack && <InsetText>Another reading of this child is kept from you until your own is in.</InsetText>}
      {reviews.length === 0 && !keptBack && (
        <EmptyState title="There is no review yet">
          {child.first_reader === null
            ? 'The child is nobody’s to review so far.'
            : `${nameOf(child.first_reader)} is to review the child. A draft is its writer’s own until it is handed in.`}
        </EmptyState>
      )}
      {child.settled_outcome !== null && !keptBack && (
        <InsetText>
          Two readers differed. Settled as “{outcomeWords[child.settled_outcome].name}” by {nameOf(child.settled_by!)},{' '}
          {englandInstant(child.settled_at!)}: <bdi class="sl-breaks">{child.settled_because}</bdi>
        </InsetText>
      )}
      {reviews.map(each => (
        <OneReview review={each} ownerName={ownerName} />
      ))}
      {props.maySettle && <SettleForm {...props} />}
      <p class="govuk-body">
        <a class="govuk-link" href={childReviewsHref(child.child_id)}>
          All bulk reviews of this child
        </a>
      </p>
    </>
  )
}

function OneReview({
  review,
  ownerName,
  heading,
}: {
  readonly review: CampaignReview
  readonly ownerName: (ownerId: string) => string
  readonly heading?: string | undefined
}) {
  return (
    <section>
      <h2 class="govuk-heading-m">
        <bdi>{heading ?? (review.reading === 'first' ? 'Review' : 'Second reading')}</bdi>
      </h2>
      <p class="govuk-body">
        <bdi>{review.reader_name}</bdi>, {englandInstant(review.handed_in_at!)}
        {review.by_own_lead && ', who led the unit that holds the child'}
      </p>
      <ReviewWords review={review} ownerName={ownerName} />
    </section>
  )
}

function SettleForm({ campaign, child, settling, csrf }: ReadProps) {
  const error = (field: 'settled' | 'because') => settling.problems.find(each => each.field === field)?.message
  return (
    <form action={`${reviewHref(child.child_id, campaign.campaign_id)}/settle`} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <Radios
        name="settled"
        legend="Two readers differ: what is it to be?"
        legendClass="govuk-fieldset__legend--m"
        value={settling.outcome}
        error={error('settled')}
        items={reviewOutcomes.map((value: ReviewOutcome) => ({ value, text: outcomeWords[value].name }))}
      />
      <Textarea
        name="because"
        label="Why"
        labelClass="govuk-label--s"
        hint="Where more is to be done than the review asked for, give a direction on the child’s page."
        rows={3}
        value={settling.because}
        error={error('because')}
      />
      <Button preventDoubleClick>Settle it</Button>
    </form>
  )
}

/** Every campaign’s review of one child. */
export function ChildReviewsPage({
  childId,
  name,
  reviews,
  campaignName,
  ownerName,
}: {
  readonly childId: string
  readonly name: string
  readonly reviews: readonly CampaignReview[]
  readonly campaignName: (campaignId: string) => string
  readonly ownerName: (ownerId: string) => string
}) {
  return (
    <>
      <PageHeading caption="Bulk reviews">
        <a class="govuk-link" href={childHref({ childId, on: undefined })}>
          <bdi>{name}</bdi>
        </a>
      </PageHeading>
      {reviews.length === 0 && (
        <EmptyState title="No bulk review of this child is in">
          Where the child is part of a campaign, its review shows here once it is handed in.
        </EmptyState>
      )}
      {reviews.map(each => (
        <OneReview
          review={each}
          ownerName={ownerName}
          heading={
            each.reading === 'first'
              ? campaignName(each.campaign_id)
              : `${campaignName(each.campaign_id)}: second reading`
          }
        />
      ))}
    </>
  )
}
