import { type Dimension, type Field, type FieldValue, otherWorkers } from '../../../analysis/index.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import { type ChosenFilter, ChosenFilters, numberText } from '../../../ui/index.ts'
import { toggled, type Where } from '../asked.ts'
import { fieldKey, fieldTitles } from '../fields.ts'
import type { LabelOf } from '../labels.ts'
import type { Exploration } from '../reading.ts'

/** Fields with no more values than this are shown whole. */
const shownWhole = 10
/** Of the others, so many. */
const shownFirst = 7

/** Fields whose values have an order of their own; of the others the largest come first. */
const inOwnOrder: readonly Dimension[] = ['status', 'state', 'month', 'age band', 'duration', 'time open']

/** Every field with its values: selected, possible with how many, and excluded. Choosing one shows what is left at once. */
export function Fields({ exploration }: { readonly exploration: Exploration }) {
  const { association, query, indicator } = exploration
  // A field with one value, or none, cannot be chosen from.
  const fields = association.fields.filter(each => each.values.length > 1 || each.values.some(value => value.selected))
  return (
    <details class="sl-filter" id="fields-fold">
      <summary class="sl-filter__summary">Choose values</summary>
      <nav class="sl-fields" aria-labelledby="fields">
        <h2 class="govuk-heading-s" id="fields">
          Choose values
        </h2>
        <p class="govuk-body-s sl-quiet">
          The number beside a value is how many {isAverage(indicator.measure) ? 'rows' : indicator.unit} it has under
          what is chosen in the other fields.
        </p>
        <a class="govuk-link govuk-body-s sl-fields__skip" href="#result">
          Skip to the result
        </a>
        {fields.map(each => (
          <FieldValues field={each} isWhole={query.all === fieldKey(each.dimension)} exploration={exploration} />
        ))}
      </nav>
    </details>
  )
}

function FieldValues({
  field: { dimension, values },
  isWhole,
  exploration,
}: {
  readonly field: Field
  readonly isWhole: boolean
  readonly exploration: Exploration
}) {
  const { labelOf, address } = exploration
  const key = fieldKey(dimension)
  const ordered = inOwnOrder.includes(dimension) ? values : values.toSorted(largestFirst(dimension, labelOf))
  const isLong = values.length > shownWhole
  const shown = isLong && !isWhole ? firstOf(ordered) : ordered
  const most = Math.max(1, ...values.map(each => each.count))
  const excluded = values.filter(each => each.count === 0).length
  return (
    <section class="sl-field" aria-labelledby={`field-${key}`}>
      <h3 class="sl-field__title" id={`field-${key}`}>
        {fieldTitles[dimension]}
      </h3>
      <ul class="sl-field__values">
        {shown.map(each => (
          <Value {...{ dimension, exploration, most }} value={each} />
        ))}
      </ul>
      {isLong && (
        <a
          class="govuk-link govuk-link--no-visited-state sl-field__more"
          href={address({ all: isWhole ? undefined : key })}
          data-swap-link
        >
          {isWhole
            ? 'Show fewer'
            : `Show all ${values.length}${excluded === 0 ? '' : `, ${excluded} of them excluded`}`}
          <span class="govuk-visually-hidden">: {fieldTitles[dimension]}</span>
        </a>
      )}
    </section>
  )
}

function Value({
  dimension,
  value: { key, count, selected },
  most,
  exploration: { where, selecting, labelOf },
}: {
  readonly dimension: Dimension
  readonly value: FieldValue
  readonly most: number
  readonly exploration: Pick<Exploration, 'where' | 'selecting' | 'labelOf'>
}) {
  const kind = selected ? 'selected' : count === 0 ? 'excluded' : 'possible'
  const bar = (
    <svg class="sl-value__bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={((100 * count) / most).toFixed(1)} height="3" />
    </svg>
  )
  if (key === otherWorkers)
    return (
      <li class={`sl-value sl-value--${kind}`}>
        <span class="sl-value__link">
          <span class="sl-value__text">{labelOf(dimension, key)}</span>
          <span class="sl-value__count">{numberText(count)}</span>
        </span>
        {bar}
      </li>
    )
  return (
    <li class={`sl-value sl-value--${kind}`}>
      <a
        class="sl-value__link"
        href={selecting(toggled(where, dimension, key))}
        aria-current={selected ? 'true' : undefined}
        data-swap-link
      >
        <span class="sl-value__text">
          {labelOf(dimension, key)}
          {kind !== 'possible' && <span class="govuk-visually-hidden"> ({kind})</span>}
        </span>
        <span class="sl-value__count">{numberText(count)}</span>
      </a>
      {bar}
    </li>
  )
}

/** The selected ones always, then the first possible ones. */
function firstOf(values: readonly FieldValue[]): FieldValue[] {
  const selected = values.filter(each => each.selected)
  const others = values.filter(each => !each.selected).slice(0, Math.max(0, shownFirst - selected.length))
  return values.filter(each => each.selected || others.includes(each))
}

function largestFirst(dimension: Dimension, labelOf: LabelOf) {
  return (a: FieldValue, b: FieldValue) =>
    Number(b.selected) - Number(a.selected) ||
    b.count - a.count ||
    (labelOf(dimension, a.key) < labelOf(dimension, b.key) ? -1 : 1)
}

/** What is chosen, each a tag that takes itself away. */
export function Selections({
  where,
  selecting,
  labelOf,
}: {
  readonly where: Where
  readonly selecting: (where: Where) => string
  readonly labelOf: LabelOf
}) {
  const chosen = (Object.entries(where) as [Dimension, readonly string[]][]).map(
    ([dimension, values]): ChosenFilter => ({
      heading: fieldTitles[dimension],
      items: values.map(value => ({
        text: labelOf(dimension, value),
        href: selecting(toggled(where, dimension, value)),
      })),
    }),
  )
  return <ChosenFilters chosen={chosen} clearHref={selecting({})} />
}
