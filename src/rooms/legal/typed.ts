import { z } from 'zod'
import { type Day, iso, partsOf } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import {
  fieldOf,
  isDay,
  type StepName,
  type StepPart,
  type Steps,
  stepNames,
  stepParts,
} from '../../domain/legal/index.ts'
import { numberText } from '../../domain/words/numbers.ts'

/** Longest text a field takes. */
const longest = 4000

/** A form as it was sent: every field a text. */
export type Typed = Readonly<Record<string, string>>

/** What is amiss with a form: at which field, and what a good answer looks like. */
export interface FormProblem {
  readonly field: string
  readonly message: string
}

const words = z.string().max(20_000).default('')
const datePart = z.string().max(20).default('')

/** Fields of a form's schema: texts by their names, days by three fields each. */
export function formFields(texts: readonly string[], days: readonly string[]) {
  return z.object({
    ...Object.fromEntries(texts.map(each => [each, words])),
    ...Object.fromEntries(
      days.flatMap(each => ['day', 'month', 'year'].map(part => [`${each}-${part}`, datePart] as const)),
    ),
  }) as unknown as z.ZodType<Typed>
}

/** A form of the steps of any part. */
export const stepFormFields = formFields(
  ['revision', ...stepNames.filter(each => !isDay(fieldOf(each)))],
  stepNames.filter(each => isDay(fieldOf(each))),
)

/** Reads a form field by field, gathering what is amiss. */
export class FormReader {
  readonly problems: FormProblem[] = []
  readonly #typed: Typed
  readonly #today: Day

  constructor(typed: Typed, today: Day) {
    this.#typed = typed
    this.#today = today
  }

  /** A day as "2026-05-01"; null where nothing was typed. */
  day(name: string, label: string): string | null {
    const of = (part: string) => this.#typed[`${name}-${part}`]
    const { date, month, year } = partsOf(this.#today)
    const read = typedDate({ day: of('day'), month: of('month'), year: of('year') }, label, `${date} ${month} ${year}`)
    if (read.kind === 'wrong') this.say(name, read.message)
    return read.kind === 'day' ? iso(read.day) : null
  }

  neededDay(name: string, label: string): string {
    const found = this.day(name, label)
    if (found === null && !this.has(name)) this.say(name, `${label}: enter a day`)
    return found ?? ''
  }

  /** A text without what surrounds it; null where nothing was typed. */
  text(name: string, label: string): string | null {
    const text = (this.#typed[name] ?? '').trim()
    if (text.length > longest) this.say(name, `${label} must be ${numberText(longest)} characters or fewer`)
    return text === '' ? null : text
  }

  neededText(name: string, label: string, message: string): string {
    const found = this.text(name, label)
    if (found === null) this.say(name, message)
    return found ?? ''
  }

  /** One of these; undefined, with the message told where there is one, for anything else. */
  choice<const T extends string>(name: string, choices: readonly T[], message?: string): T | undefined {
    const found = choices.find(each => each === this.#typed[name])
    if (found === undefined && message !== undefined) this.say(name, message)
    return found
  }

  has(field: string): boolean {
    return this.problems.some(each => each.field === field)
  }

  say(field: string, message: string): void {
    this.problems.push({ field, message })
  }
}

/** What was typed into a part's form, as steps. */
export function readSteps(
  typed: Typed,
  part: StepPart,
  today: Day,
): { steps: Partial<Steps>; problems: FormProblem[] } {
  const reader = new FormReader(typed, today)
  const names: readonly StepName[] = stepParts[part].fields
  const steps = Object.fromEntries(
    names.map(name => {
      const field = fieldOf(name)
      if (isDay(field)) return [name, reader.day(name, field.label)]
      if (field.kind === 'choice') return [name, reader.choice(name, field.choices ?? []) ?? null]
      return [name, reader.text(name, field.label)]
    }),
  )
  return { steps, problems: reader.problems }
}

/** Steps as a form shows them before anything is typed. */
export function typedSteps(steps: Steps, part: StepPart): Typed {
  const names: readonly StepName[] = stepParts[part].fields
  return Object.assign(
    {},
    ...names.map(name => (isDay(fieldOf(name)) ? typedDay(name, steps[name]) : { [name]: steps[name] ?? '' })),
  )
}

/** A day as three fields of a form. */
export function typedDay(name: string, text: string | null): Typed {
  const found = text === null ? undefined : /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return {}
  return {
    [`${name}-day`]: `${Number(found[3])}`,
    [`${name}-month`]: `${Number(found[2])}`,
    [`${name}-year`]: found[1]!,
  }
}

/** The three fields of a day, as the date input shows them. */
export function partsTyped(typed: Typed, name: string) {
  return { day: typed[`${name}-day`] ?? '', month: typed[`${name}-month`] ?? '', year: typed[`${name}-year`] ?? '' }
}
