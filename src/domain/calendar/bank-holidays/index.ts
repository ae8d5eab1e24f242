import { beforeTheList } from './before-the-list.ts'
import { holidaysByRule } from './by-rule.ts'
import type { Holiday } from './holiday.ts'
import { published } from './published.ts'

/** Changes whenever a day below does, so that an answer can say which holidays it was worked out with. */
export const holidayVersion = '2026-11'

export const firstYear = 2000
/** The first year whose holidays are by rule, not yet published: a moved or extra day would change them. */
export const firstProjectedYear = 2029
export const lastYear = 2035

const projected = Array.from({ length: lastYear - firstProjectedYear + 1 }, (_, index) =>
  holidaysByRule(firstProjectedYear + index),
).flat()

/** Every weekday from 2000 to 2035 that is not a working day in England and Wales, in date order. */
export const bankHolidays: readonly Holiday[] = [...beforeTheList, ...published, ...projected]
