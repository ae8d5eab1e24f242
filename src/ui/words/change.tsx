import type { Verdict } from '../../domain/statistics/index.ts'

const shapes: Readonly<Record<Exclude<Verdict['kind'], 'too-few'>, string>> = {
  higher: 'M6 1 11 7H8v4H4V7H1z',
  rising: 'M6 1 11 7H8v4H4V7H1z',
  lower: 'M6 11 1 5h3V1h4v4h3z',
  falling: 'M6 11 1 5h3V1h4v4h3z',
  'no-change': 'M1 7c2-4 3-4 5-1s3 3 5-1',
}

/** "Lower than usual: it is below the usual range" */
export function changeText({ words, because }: Verdict): string {
  return because.length === 0 ? words : `${words}: ${because.join('; ')}`
}

/** Whether a measure has changed beyond chance: an arrow or a wave, and always the words. */
export function Change({ verdict }: { readonly verdict: Verdict }) {
  const { kind, words, because, meaning } = verdict
  return (
    <span class={`sl-change sl-change--${meaning ?? kind}`}>
      {kind !== 'too-few' && (
        <svg class="sl-change__mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path d={shapes[kind]} />
        </svg>
      )}{' '}
      {words}
      {because.length > 0 && <span class="govuk-visually-hidden">: {because.join('; ')}</span>}
    </span>
  )
}
