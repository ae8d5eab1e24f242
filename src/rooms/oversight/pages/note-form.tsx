import type { Day } from '../../../domain/calendar/day.ts'
import type { NoteProblem } from '../../../domain/oversight/note.ts'
import type { NoteKind, QuestionSet } from '../../../domain/oversight/question-set.ts'
import type { OversightNote, TypedNote } from '../../../store/oversight-notes.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Details,
  dateValues,
  Input,
  InsetText,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { noteHref, oversightHref } from '../addresses.ts'
import type { KnownFact } from '../facts.ts'
import type { Owner } from '../owners.ts'
import { kindTitles } from '../words.ts'
import { DirectionFields } from './direction-fields.tsx'
import { DirectionsBefore, type DirectionsBeforeProps } from './directions-before.tsx'
import { KeptMeanwhile } from './kept-meanwhile.tsx'
import { QuestionField } from './question-field.tsx'
import { ViewsOfHelp } from './views-of-help.tsx'

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
  readonly previous: DirectionsBeforeProps['previous']
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
      {props.theirs !== undefined && <KeptMeanwhile {...props.theirs} questions={questions} />}
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
          <QuestionField {...{ question, kind, typed }} error={error(`answer-${question.id}`)} />
        ))}
        <DirectionsBefore {...props} error={error} />
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
        <ViewsOfHelp {...{ typed }} error={error('manager-view')} />
        <DirectionFields {...props} error={error} />
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

/** Dates are named by their first field. */
function anchorOf(field: string): string {
  return field === 'held' || field === 'next' || field.endsWith('-due') ? `${field}-day` : field
}
