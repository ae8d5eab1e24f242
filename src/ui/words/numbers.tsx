import { numberText, unknownWords } from '../../domain/words/numbers.ts'
import { type Children, classes } from '../kit.ts'

export { numberText, unknownWords }

/** What stands for a proportion of too few to say anything by. */
export const tooFewWords = 'too few to judge'

/**
 * A share in whole per cent. Never rounded to a certainty it does not have: "less than 1%" for some of many,
 * "more than 99%" for nearly all. Undefined where there is nothing to have a share of.
 */
export function percentText(count: number, of: number): string | undefined {
  if (of <= 0) return undefined
  const share = (100 * count) / of
  if (count > 0 && share < 0.5) return 'less than 1%'
  if (count < of && share >= 99.5) return 'more than 99%'
  return `${Math.floor(share + 0.5)}%`
}

export interface CountProps {
  readonly count: number | null | undefined
  /** Out of how many; the share follows. */
  readonly of?: number | null | undefined
  /** Fewer than this in all and the share is "too few to judge". 0: always show it. */
  readonly fewest?: number | undefined
}

/** "12 of 175 (7%)", "3 of 4 (too few to judge)", "0", "not known". */
export function countText({ count, of, fewest = 0 }: CountProps): string {
  if (count === null || count === undefined) return unknownWords
  if (of === undefined) return numberText(count)
  if (of === null) return `${numberText(count)} of a number ${unknownWords}`
  const share = of < fewest && of > 0 ? tooFewWords : percentText(count, of)
  return `${numberText(count)} of ${numberText(of)}${share === undefined ? '' : ` (${share})`}`
}

/** A number as read on the pages: count before percentage, separators, zero as 0, unknown in words. */
export function Count(props: CountProps & { readonly class?: string | undefined }) {
  const unknown = props.count === null || props.count === undefined
  return <span class={classes('sl-number', unknown && 'sl-number--unknown', props.class)}>{countText(props)}</span>
}

export interface CountLinkProps extends CountProps {
  /** The list of exactly those counted. */
  readonly href: string
  /** The list of all those it is out of. */
  readonly ofHref?: string | undefined
  /** What is counted, for those who hear the link alone: "children overdue in Unit Kite". */
  readonly what: string
  readonly class?: string | undefined
}

/** A number that opens to its list; plain where there is nothing to open: zero and unknown. */
export function CountLink({ href, ofHref, what, class: extra, ...count }: CountLinkProps): Children {
  const { of, ...alone } = count
  if (!count.count && !(ofHref && of)) return <Count {...count} class={extra} />
  const link = (address: string | undefined, text: string, says: string) =>
    address === undefined ? (
      text
    ) : (
      <a class="govuk-link govuk-link--no-visited-state" href={address}>
        {text}
        <span class="govuk-visually-hidden"> {says}</span>
      </a>
    )
  const whole = countText(count)
  const number = countText(alone)
  const share = whole.slice(number.length)
  const total = of === undefined || of === null || !ofHref ? undefined : numberText(of)
  return (
    <span class={classes('sl-number', extra)}>
      {link(count.count ? href : undefined, number, what)}
      {of !== undefined && (
        <span class="sl-number__of">
          {total === undefined
            ? share
            : [' of ', link(ofHref, total, `in all: ${what}`), share.slice(` of ${total}`.length)]}
        </span>
      )}
    </span>
  )
}
