import { inWords } from '../interval.ts'
import type { Standard } from '../standard.ts'
import { type LocalSetting, pointsInWords } from './setting.ts'

/** The texts of a standard that may state a length of time. */
interface Texts {
  readonly title: string
  readonly rule: string
  readonly whoIsCovered: string
  readonly whatMeetsIt: string
  readonly needed: string
}

/**
 * Texts in which braces mark the words that state what an authority may set: "every {20 working days}". Where other
 * words are needed for any other length they follow a bar, `<time>` standing for the interval or the points of the
 * ladder and `<grace>` for the time after a point: "{once a month|once every <time>}".
 */
export type Marked = Texts

/** A standard with its texts as it means them itself, and the marked ones kept beside. */
export function plain(marked: Standard): Standard {
  const texts = textsOf(marked)
  if (!Object.values(texts).some(each => each.includes('{'))) return marked
  return { ...withTexts(marked, texts, undefined), marked: texts }
}

/** The texts of a standard for a setting of the authority's. */
export function stating(standard: Standard, setting: Pick<LocalSetting, 'interval' | 'points' | 'grace'>): Standard {
  return standard.marked === undefined ? standard : withTexts(standard, standard.marked, setting)
}

function textsOf({ title, rule, whoIsCovered, whatMeetsIt, says: { needed } }: Standard): Texts {
  return { title, rule, whoIsCovered, whatMeetsIt, needed }
}

function withTexts(standard: Standard, texts: Texts, setting: Parameters<typeof stating>[1] | undefined): Standard {
  const { needed, ...rest } = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, filled(text, setting)]),
  ) as unknown as Texts
  return { ...standard, ...rest, says: { ...standard.says, needed } }
}

function filled(text: string, setting: Parameters<typeof stating>[1] | undefined): string {
  return text.replace(/\{([^{}|]*)(?:\|([^{}]*))?\}/g, (_, own: string, other = '<time>') =>
    setting === undefined ? own : inSetting(other, setting),
  )
}

function inSetting(words: string, { interval, points, grace }: Parameters<typeof stating>[1]): string {
  const time = interval ? inWords(interval) : pointsInWords(points ?? [])
  return words.replaceAll('<time>', time).replaceAll('<grace>', grace ? inWords(grace) : 'no time')
}
