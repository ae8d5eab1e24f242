/**
 * What makes a day a holiday:
 * - `custom`: Good Friday and Christmas Day, holidays at common law, named in every statutory meaning of a working day
 * - `act`: Banking and Financial Dealings Act 1971, Schedule 1, paragraph 1 (Easter Monday; the last Mondays in May and
 *   August; 26 December unless a Sunday; 27 December where the 25th or 26th is a Sunday)
 * - `proclaimed`: a special day appointed by proclamation under section 1(3) of that Act. New Year's Day (since 1974) and
 *   the early May holiday (since 1978) are appointed so every year, as is a weekday in place of a holiday on a Saturday
 * - `moved`: another day appointed by proclamation in place of one in the Schedule, under section 1(2)
 * - `list`: as published on GOV.UK, which does not say which of these it is
 * - `rule`: not yet proclaimed; what the rules above would make it
 */
export type HolidaySource = 'custom' | 'act' | 'proclaimed' | 'moved' | 'list' | 'rule'

/** A weekday in England and Wales that is not a working day. `date` is written "2019-05-06". */
export interface Holiday {
  readonly date: string
  readonly title: string
  readonly source: HolidaySource
}
