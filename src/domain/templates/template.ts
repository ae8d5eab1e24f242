/** What a cell of a template may hold. A moment is a date with, where it is known, a time. */
export type CellKind = 'id' | 'day' | 'moment' | 'yes or no' | 'choice' | 'text' | 'number'

export interface TemplateColumn {
  readonly kind: CellKind
  /** What goes in it, for whoever fills it in. */
  readonly says: string
  /** Without it the row says nothing and is not taken. */
  readonly required?: true
  /** Of a choice: what it may be. */
  readonly choices?: readonly string[]
  /** The day something ended: a far-future date there means it has not. */
  readonly ends?: true
  /**
   * Blank excuses for good. A row in which it cannot be read is not taken, nor a file without the column: what was meant
   * for a time would last for ever, and hide a child.
   */
  readonly blankIsForGood?: true
  /** Although it places the row in time it may be to come: what is agreed beforehand. */
  readonly mayLieAhead?: true
}

/**
 * One of Sightline's own CSV files, for what the Standard Safeguarding Dataset does not hold: what it is called, what it
 * is for and what its columns mean. The file is `sightline_<name>.csv`; each row is about one child, named by `child_id`
 * as in the rest of the extract. The one definition makes the file to download, its page, how it is read and checked,
 * and the rows that standards are worked out from.
 */
export interface Template<C extends string = string> {
  readonly name: string
  readonly title: string
  /** What one row is, and where it is usually found. */
  readonly says: string
  readonly columns: Readonly<Record<C, TemplateColumn>>
  /** Besides the child, what tells one row from another. */
  readonly key: readonly NoInfer<C>[]
  /** The column that places a row in time. */
  readonly day: NoInfer<C>
}

/** A template with its columns known to the compiler. */
export function template<const C extends string>(definition: Template<C>): Template<C> {
  return definition
}

const required = { required: true } as const

export const id = (says: string): TemplateColumn => ({ kind: 'id', says })
export const day = (says: string): TemplateColumn => ({ kind: 'day', says })
export const neededDay = (says: string): TemplateColumn => ({ kind: 'day', says, ...required })
/** A day, needed, that may be to come when the row is written. */
export const neededDayAhead = (says: string): TemplateColumn => ({ ...neededDay(says), mayLieAhead: true })
export const endDay = (says: string): TemplateColumn => ({ kind: 'day', says, ends: true })
/** The day something ended that excuses a child while it lasts. */
export const endOfExcuse = (says: string): TemplateColumn => ({ ...endDay(says), blankIsForGood: true })
export const moment = (says: string): TemplateColumn => ({ kind: 'moment', says })
export const neededMoment = (says: string): TemplateColumn => ({ kind: 'moment', says, ...required })
export const yesOrNo = (says: string): TemplateColumn => ({ kind: 'yes or no', says })
export const neededText = (says: string): TemplateColumn => ({ kind: 'text', says, ...required })
export const text = (says: string): TemplateColumn => ({ kind: 'text', says })
export const choice = (says: string, ...choices: string[]): TemplateColumn => ({ kind: 'choice', says, choices })
export const neededChoice = (says: string, ...choices: string[]): TemplateColumn => ({
  kind: 'choice',
  says,
  choices,
  ...required,
})
