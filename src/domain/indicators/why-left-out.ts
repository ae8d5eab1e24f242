import type { Indicator } from './indicator.ts'

/** Which of an indicator's reasons for leaving something out this is, as addresses have it: from 1. */
export function whyLeftOut({ leftOut = [] }: Pick<Indicator, 'leftOut'>, why: string): number {
  return leftOut.findIndex(each => each.why === why) + 1
}
