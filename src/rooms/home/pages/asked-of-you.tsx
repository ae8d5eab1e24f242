import type { Children } from '../../../ui/index.ts'

/** Where what is asked of the reader stands; undefined where nobody asks anything. */
interface AskedProps {
  readonly asked: Children | undefined
}

/** The way to what is asked of the reader: it follows the children, of whom one may not have been seen. */
export function AskedJump({ asked, after }: AskedProps & { readonly after: string }) {
  if (asked === undefined) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href="#asked">
        What is asked of you
      </a>{' '}
      comes after {after}
    </p>
  )
}

/** What is asked of the reader, where the way to it leads. */
export function AskedOfYou({ asked }: AskedProps) {
  return asked === undefined ? null : <div id="asked">{asked}</div>
}
