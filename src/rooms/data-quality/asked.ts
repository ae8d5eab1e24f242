import { z } from 'zod'
import { findQualityRule } from '../../domain/quality/index.ts'
import { asked, short } from '../live/index.ts'

/** What the addresses of data quality may say. */
export const qualityQuery = asked.extend({
  /** One rule; all of them where left out. */
  rule: short(10),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})

/** Whether an address names a rule there is, or none. */
export function isRule(id: string | undefined): boolean {
  return id === undefined || findQualityRule(id) !== undefined
}
