import { type Day, day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { outcomeWords, reviewOutcomes } from '../../../domain/campaigns/outcome.ts'
import { type ReviewProblem, reviewQuestions } from '../../../domain/campaigns/review.ts'
import { livedExperience, type Question, type QuestionSet } from '../../../domain/oversight/question-set.ts'
import type { Campaign, CampaignReview, Reading } from '../../../store/campaigns/index.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  CountedFrom,
  DateInput,
  Details,
  Input,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  Radios,
  Select,
  ShortDate,
  SummaryList,
  Table,
  Textarea,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { DirectionTable, type Owner } from '../../oversight/index.ts'
import { campaignHref, reviewHref } from '../addresses.ts'
import type { ChildFacts, OverdueThing } from '../child-facts.ts'
import type { ReviewTyped } from '../review-typed.ts'
import { ReviewWords } from './review-read.tsx'

interface FormProps {
  readonly campaign: Campaign
  readonly childId: string
  readonly name: string
  readonly reading: Reading
  readonly set: QuestionSet
  readonly typed: ReviewTyped
  readonly problems: readonly ReviewProblem[]
  readonly facts: ChildFacts
  readonly owners: readonly Owner[]
  readonly ownerName: (ownerId: string) => string
  /** What another window saved since this one was opened. */
  readonly meanwhile: CampaignReview | undefined
  readonly saved: boolean
  readonly byOwnLead: boolean
  readonly today: Day
  readonly csrf: string
}

/** The form of a review: the facts that are there, the child’s lived experience, the critical questions, what it comes to. */
export function ReviewFormPage(props: FormProps) {
  const { campaign, childId, name, reading, problems, typed, meanwhile, saved, csrf } = props
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} hrefOf={field => (field === 'by-when' ? '#by-when-day' : `#${field}`)} />
      {saved && problems.length === 0 && (
        <NotificationBanner type="success" text="Your draft is saved. Only you see it." />
      )}
      {meanwhile !== undefined && <Meanwhile {...props} meanwhile={meanwhile} />}
      <PageHeading
        caption={
          <a class="govuk-link" href={campaignHref(campaign.campaign_id)}>
            <bdi>{campaign.name}</bdi>
          </a>
        }
        lead={`${reading === 'second' ? 'A second reading: the first is kept from you until yours is in. ' : ''}Last day ${longDate(day(campaign.due_on))}.`}
      >
        <a class="govuk-link" href={childHref({ childId, on: undefined })}>
          <bdi>{name}</bdi>
        </a>
      </PageHeading>
      {props.byOwnLead && (
        <p class="govuk-body">
          You lead the unit that holds this child: the assurance statement says so of your review.
        </p>
      )}
      <Known {...props} />
      <form action={reviewHref(childId, campaign.campaign_id)} method="post" novalidate data-autosave>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="review-id" value={typed['review-id']} />
        <input type="hidden" name="revision" value={typed.revision} />
        <input type="hidden" name="version" value={typed.version} />
        {/* The return key in a line of text keeps the draft: it never hands in. */}
        <button type="submit" name="do" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
          Keep as a draft
        </button>
        <p class="sl-autosave" role="status" data-autosave-status>
          {typed.revision === 0 ? 'Nothing is kept yet.' : 'Kept as a draft.'}
        </p>
        {reviewQuestions(props.set).map(question => (
          <Answer question={question} typed={typed} error={error(`answer-${question.id}`)} />
        ))}
        <Radios
          name="outcome"
          legend="What it comes to"
          legendClass="govuk-fieldset__legend--m"
          value={typed.outcome}
          error={error('outcome')}
          items={reviewOutcomes.map(value => ({
            value,
            text: outcomeWords[value].name,
            hint: outcomeWords[value].says,
          }))}
        />
        <Textarea
          name="rationale"
          label="Why"
          labelClass="govuk-label--s"
          hint="What in this child’s life makes it so."
          rows={3}
          value={typed.rationale}
          error={error('rationale')}
        />
        <ToChange {...props} error={error} />
        <ButtonGroup>
          <Button name="do" value="hand-in" preventDoubleClick>
            Hand in the review
          </Button>
          <Button name="do" value="save" variant="secondary" preventDoubleClick>
            Keep as a draft
          </Button>
        </ButtonGroup>
      </form>
    </>
  )
}

function Answer({
  question,
  typed,
  error,
}: {
  readonly question: Question
  readonly typed: ReviewTyped
  readonly error: string | undefined
}) {
  const { id, text, hint } = question
  const sent = typed as unknown as Readonly<Record<string, string | undefined>>
  const isFirst = id === livedExperience
  return (
    <>
      <Textarea
        name={`answer-${id}`}
        label={text}
        labelClass={isFirst ? 'govuk-label--m' : 'govuk-label--s'}
        hint={hint}
        rows={isFirst ? 6 : 3}
        value={sent[`answer-${id}`] ?? ''}
        error={error}
      />
      {!isFirst && (
        <Checkboxes
          name={`unknown-${id}`}
          small
          values={sent[`unknown-${id}`] === 'yes' ? ['yes'] : []}
          items={[{ value: 'yes', text: 'Not known' }]}
        />
      )}
    </>
  )
}

function ToChange({
  typed,
  owners,
  reading,
  error,
}: FormProps & { readonly error: (field: string) => string | undefined }) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What will change for the child</legend>
      <p class="govuk-body">
        {reading === 'first'
          ? 'It becomes a direction: its owner sees it at once, and it is chased until somebody else confirms that it is done. Leave it empty where the plan is right.'
          : 'As you would have it. Only the first reading gives directions; yours shows how far two readers agree.'}
      </p>
      <Input
        name="what-changes"
        label="What"
        labelClass="govuk-label--s"
        value={typed['what-changes']}
        error={error('what-changes')}
        autocomplete="off"
      />
      <Select
        name="owner"
        label="Who is to do it"
        labelClass="govuk-label--s"
        value={typed.owner}
        error={error('owner')}
        items={[{ value: '', text: 'Choose a person' }, ...owners.map(each => ({ value: each.id, text: each.name }))]}
      />
      <DateInput
        id="by-when"
        legend="By when"
        legendClass="govuk-fieldset__legend--s"
        values={{ day: typed['by-when-day'], month: typed['by-when-month'], year: typed['by-when-year'] }}
        error={error('by-when')}
      />
    </fieldset>
  )
}

/** What is known before anybody writes, with what is overdue and what was asked for before. */
export function Known({ facts, ownerName, today }: Pick<FormProps, 'facts' | 'ownerName' | 'today'>) {
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-s" id="known">
        What the record says today
      </h2>
      <SummaryList noBorder rows={facts.facts} />
      <Table<OverdueThing>
        caption="Overdue"
        captionSize="s"
        rows={facts.overdue}
        keepOnPhone
        empty={<p class="govuk-body">Nothing is overdue for this child.</p>}
        columns={[
          {
            key: 'what',
            heading: 'What',
            cell: each => (
              <div>
                {each.what}
                <CountedFrom lateAfter={each.lateAfter} />
              </div>
            ),
          },
          { key: 'due', heading: 'Due', cell: each => <ShortDate day={each.dueOn} /> },
          { key: 'late', heading: 'Working days late', numeric: true, cell: each => String(each.workingDaysLate) },
        ]}
      />
      {facts.directions.length > 0 && (
        <DirectionTable
          caption="Directions given before"
          rows={facts.directions}
          {...{ today, ownerName }}
          empty="Nothing was asked for before."
        />
      )}
    </section>
  )
}

function Meanwhile({ meanwhile, ownerName }: FormProps & { readonly meanwhile: CampaignReview }) {
  return (
    <NotificationBanner title="Two windows">
      <p class="govuk-notification-banner__heading">
        This review was saved from another window, {englandInstant(meanwhile.changed_at)}. Nothing is lost: what you
        typed stands in the form, and what was saved stands here. Saving now keeps the form.
      </p>
      <Details summary="What the other window saved" open>
        <ReviewWords review={meanwhile} ownerName={ownerName} />
      </Details>
    </NotificationBanner>
  )
}
