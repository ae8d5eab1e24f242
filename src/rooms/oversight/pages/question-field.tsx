import type { NoteKind, Question } from '../../../domain/oversight/question-set.ts'
import type { TypedNote } from '../../../store/oversight-notes.ts'
import { Checkboxes, Textarea } from '../../../ui/index.ts'

/** Room for the answer to one of the questions, and a box for “not known” where that is an answer. */
export function QuestionField(props: {
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
