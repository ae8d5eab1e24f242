import { type Day, day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import type { TypedNote } from '../../../store/oversight-notes.ts'
import { Input, Select } from '../../../ui/index.ts'
import type { DirectionOfCase } from '../cases.ts'
import { type Step, stepWords } from '../steps.ts'
import { standingOf } from '../words.ts'

export interface DirectionsBeforeProps {
  /** Earlier directions that are neither done nor withdrawn, with what may be said of each. */
  readonly previous: readonly { readonly direction: DirectionOfCase; readonly steps: readonly Step[] }[]
  readonly typed: TypedNote
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
  readonly error: (field: string) => string | undefined
}

/** What was asked for before and is not settled, and room to say what became of each. */
export function DirectionsBefore({ previous, typed, ownerName, today, error }: DirectionsBeforeProps) {
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
