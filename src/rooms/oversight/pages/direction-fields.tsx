import type { TypedNote } from '../../../store/oversight-notes.ts'
import { DateInput, dateValues, Fieldset, Select, Textarea } from '../../../ui/index.ts'
import type { Owner } from '../owners.ts'
import { directionRows } from '../typed.ts'

export interface DirectionFieldsProps {
  readonly typed: TypedNote
  readonly owners: readonly Owner[]
  readonly error: (field: string) => string | undefined
}

/** Room for what is asked of whom by when. A row with nothing in it is none. */
export function DirectionFields({ typed, owners, error }: DirectionFieldsProps) {
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
