import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import type { NoteProblem } from '../../../domain/oversight/note.ts'
import {
  type NoteKind,
  type Question,
  type QuestionSet,
  thresholdViews,
} from '../../../domain/oversight/question-set.ts'
import type { OversightNote, TypedNote } from '../../../store/oversight-notes.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  Details,
  dateValues,
  Fieldset,
  Input,
  InsetText,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  Radios,
  Select,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { noteHref, oversightHref } from '../addresses.ts'
import type { DirectionOfCase } from '../cases.ts'
import type { KnownFact } from '../facts.ts'
import type { Owner } from '../owners.ts'
import { type Step, stepWords } from '../steps.ts'
import { directionRows } from '../typed.ts'
import { kindTitles, standingOf, viewWords } from '../words.ts'

export interface NoteFormProps {
  readonly childId: string
  readonly noteId: string
  readonly kind: NoteKind
  readonly revision: number
  readonly questions: QuestionSet
  readonly typed: TypedNote
  readonly problems: readonly NoteProblem[]
  readonly facts: readonly KnownFact[]
  readonly late: readonly string[]
  /** Earlier directions that are neither done nor withdrawn, with what may be said of each. */
  readonly previous: readonly { readonly direction: DirectionOfCase; readonly steps: readonly Step[] }[]
  readonly owners: readonly Owner[]
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
  /** What somebody else kept meanwhile; what the reader typed is in the form. */
  readonly theirs?: { readonly note: OversightNote; readonly by: string } | undefined
  readonly said?: string | undefined
  /** The reader holds this child’s case: what they sign does not count as oversight. */
  readonly isOwnCase: boolean
  readonly csrf: string
}

/** The form of a note: the child’s lived experience, the critical questions, what was decided and who does what by when. */
export function NoteFormPage(props: NoteFormProps) {
  const { childId, noteId, kind, revision, questions, typed, problems, facts, late, csrf } = props
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <div class="sl-note">
      <ProblemSummary problems={problems} hrefOf={field => `#${anchorOf(field)}`} />
      {props.said !== undefined && <NotificationBanner type="success" text={props.said} />}
      {props.theirs !== undefined && <Theirs {...props.theirs} questions={questions} />}
      <PageHeading
        caption="Oversight"
        lead="It is kept as you write. Nobody reads it as oversight until you sign it; then nothing in it changes any more."
      >
        {kindTitles[kind]}
      </PageHeading>
      {props.isOwnCase && (
        <InsetText>
          You hold this child’s case. A note you sign yourself is kept, and does not count as oversight: somebody else
          has to look.
        </InsetText>
      )}
      <Details summary="What is known today" open>
        <SummaryList rows={facts.map(({ key, value }) => ({ key, value: <bdi class="sl-breaks">{value}</bdi> }))} />
        {late.length > 0 && (
          <>
            <p class="govuk-body govuk-!-font-weight-bold">Overdue now</p>
            <ul class="govuk-list govuk-list--bullet">
              {late.map(each => (
                <li>{each}</li>
              ))}
            </ul>
          </>
        )}
      </Details>
      <form action={noteHref(childId, noteId)} method="post" novalidate data-autosave>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="revision" value={revision} />
        {/* The return key in a line of text keeps the draft: it never signs. */}
        <button type="submit" name="do" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
          Keep as a draft
        </button>
        <p class="sl-autosave" role="status" data-autosave-status>
          {revision === 0 ? 'Nothing is kept yet.' : 'Kept as a draft.'}
        </p>
        {questions.questions.map(question => (
          <Asked {...{ question, kind, typed }} error={error(`answer-${question.id}`)} />
        ))}
        <Previous {...props} error={error} />
        <h2 class="govuk-heading-m">Decision</h2>
        <Textarea
          name="decision"
          label="What was decided"
          labelClass="govuk-label--s"
          value={typed.decision}
          rows={3}
          error={error('decision')}
        />
        <Textarea
          name="rationale"
          label="Why"
          labelClass="govuk-label--s"
          hint="What in this child’s life makes it the right decision, and what else was considered."
          value={typed.rationale}
          rows={4}
          error={error('rationale')}
        />
        <Views {...{ typed }} error={error('manager-view')} />
        <Directions {...props} error={error} />
        <h2 class="govuk-heading-m">The discussion</h2>
        <DateInput
          id="held"
          legend="The day it was held"
          legendClass="govuk-fieldset__legend--s"
          values={dateValues(typed, 'held')}
          error={error('held')}
        />
        <Input
          name="present"
          label="Who was there, besides you"
          labelClass="govuk-label--s"
          value={typed.present}
          autocomplete="off"
        />
        <DateInput
          id="next"
          legend="Next date"
          legendClass="govuk-fieldset__legend--s"
          hint="Leave it empty where none was set."
          values={dateValues(typed, 'next')}
          error={error('next')}
        />
        <ButtonGroup>
          <Button name="do" value="sign" preventDoubleClick>
            Sign the note
          </Button>
          <Button name="do" value="save" variant="secondary" preventDoubleClick>
            Keep as a draft
          </Button>
          {revision > 0 && (
            <Button name="do" value="discard" variant="warning" preventDoubleClick>
              Put the draft away
            </Button>
          )}
          <a class="govuk-link" href={oversightHref(childId)}>
            Back to the child
          </a>
        </ButtonGroup>
      </form>
    </div>
  )
}

function Asked(props: {
  readonly question: Question
  readonly kind: NoteKind
  readonly typed: TypedNote
  readonly error: string | undefined
}) {
  const { question, kind, typed, error } = props
  const { id, text, hint, needed, mayBeUnknown } = question
  return (
    <>
      <Textarea
        name={`answer-${id}`}
        label={needed.includes(kind) ? text : `${text} (optional)`}
        labelClass={id === 'lived-experience' ? 'govuk-label--m' : 'govuk-label--s'}
        hint={hint}
        value={typed[`answer-${id}`]}
        rows={id === 'lived-experience' ? 6 : 3}
        error={error}
      />
      {mayBeUnknown && (
        <Checkboxes
          name={`unknown-${id}`}
          small
          values={typed[`unknown-${id}`] === 'yes' ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              text: (
                <>
                  Not known<span class="govuk-visually-hidden">: {text}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </>
  )
}

type Errors = (field: string) => string | undefined

function Previous({ previous, typed, ownerName, today, error }: NoteFormProps & { readonly error: Errors }) {
  if (previous.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">What was asked for before</h2>
      {previous.map(({ direction, steps }) => {
        const name = `previous-${direction.direction_id}`
        return (
          <div id={name} class="sl-previous">
            <p class="govuk-body">
              <bdi class="sl-breaks">{direction.what}</bdi>
              <br />
              <span class="sl-quiet">
                <bdi>{ownerName(direction.owner_id)}</bdi>, given {shortDate(day(direction.given_on))}:{' '}
                {standingOf(direction, today).words}
              </span>
            </p>
            <input type="hidden" name={`${name}-revision`} value={direction.revision} />
            <Select
              name={name}
              label="What became of it"
              value={typed[name]}
              error={error(name)}
              items={[{ value: '', text: 'Choose' }, ...steps.map(each => ({ value: each, text: stepWords[each] }))]}
            />
            <Input
              name={`${name}-words`}
              label="How we know, or why not"
              value={typed[`${name}-words`]}
              error={error(`${name}-words`)}
              autocomplete="off"
            />
          </div>
        )
      })}
    </>
  )
}

function Views({ typed, error }: { readonly typed: TypedNote; readonly error: string | undefined }) {
  const items = thresholdViews.map(each => ({ value: each, text: viewWords[each] }))
  return (
    <>
      <Radios
        name="worker-view"
        legend="The worker’s view of the level of help"
        legendClass="govuk-fieldset__legend--s"
        value={typed['worker-view']}
        items={items}
        small
      />
      <Radios
        name="manager-view"
        legend="The manager’s view of the level of help"
        legendClass="govuk-fieldset__legend--s"
        value={typed['manager-view']}
        items={items}
        error={error}
        small
      />
    </>
  )
}

/** Room for what is asked of whom by when. A row with nothing in it is none. */
function Directions({ typed, owners, error }: NoteFormProps & { readonly error: Errors }) {
  return (
    <>
      <h2 class="govuk-heading-m">Directions</h2>
      <p class="govuk-body">
        What is to be done, by whom, by when. Without a person and a day it is not a direction. Each is chased until
        somebody else has confirmed that it is done.
      </p>
      {Array.from({ length: directionRows }, (_, index) => {
        const at = `direction-${index}`
        return (
          <Fieldset legend={`Direction ${index + 1}`} legendClass="govuk-fieldset__legend--s">
            <input type="hidden" name={`${at}-id`} value={typed[`${at}-id`]} />
            <div class="sl-direction">
              <Textarea
                name={`${at}-what`}
                label="What is to be done"
                value={typed[`${at}-what`]}
                rows={2}
                error={error(`${at}-what`)}
              />
              <Select
                name={`${at}-owner`}
                label="Who is to do it"
                value={typed[`${at}-owner`]}
                error={error(`${at}-owner`)}
                items={[
                  { value: '', text: 'Choose a person' },
                  ...owners.map(each => ({ value: each.id, text: each.name })),
                ]}
              />
              <DateInput
                id={`${at}-due`}
                legend="By when"
                values={dateValues(typed, `${at}-due`)}
                error={error(`${at}-due`)}
              />
            </div>
          </Fieldset>
        )
      })}
    </>
  )
}

/** What somebody else kept while this was being written, in full: both texts are there, and the writer makes one of them. */
function Theirs({
  note,
  by,
  questions,
}: {
  readonly note: OversightNote
  readonly by: string
  readonly questions: QuestionSet
}) {
  const texts = [
    ...questions.questions.map(({ id, text }) => ({ key: text, value: note.typed[`answer-${id}`] })),
    { key: 'What was decided', value: note.typed.decision },
    { key: 'Why', value: note.typed.rationale },
  ].filter(each => each.value !== undefined && each.value !== '')
  return (
    <section class="sl-theirs" aria-label="What was kept meanwhile">
      <NotificationBanner
        text={
          note.state === 'draft'
            ? `${by} changed this draft while you were writing. Nothing of yours is lost: it is in the form below, and not kept yet. Take over from theirs what should stay, and keep it again.`
            : `${by} has ${note.state === 'discarded' ? 'put away' : 'signed'} this note while you were writing. What you wrote is in the form below and is not kept: copy what is missing into a new note.`
        }
      />
      <h2 class="govuk-heading-m">What {by} wrote</h2>
      <SummaryList
        rows={texts.map(({ key, value }) => ({ key, value: <bdi class="sl-breaks sl-lines">{value}</bdi> }))}
      />
    </section>
  )
}

/** Dates are named by their first field. */
function anchorOf(field: string): string {
  return field === 'held' || field === 'next' || field.endsWith('-due') ? `${field}-day` : field
}
