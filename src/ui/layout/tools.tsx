import type { Children } from '../kit.ts'

/** Prints the page; shown only where JavaScript can do so. */
export function PrintButton({ children = 'Print' }: { readonly children?: string }) {
  return (
    <button type="button" class="govuk-button govuk-button--secondary sl-tool" data-print hidden>
      {children}
    </button>
  )
}

export interface DownloadsProps {
  /** What is downloaded, heard after the format: "deadlines shown". */
  readonly what: string
  readonly csv?: string | undefined
  readonly xlsx?: string | undefined
  /** The same as entries for a calendar. */
  readonly calendar?: string | undefined
}

/** CSV and XLSX of exactly what is shown, and a calendar where it is of things to do. Nothing where none is offered. */
export function Downloads({ what, csv, xlsx, calendar }: DownloadsProps) {
  const offered = [
    ['CSV', csv],
    ['XLSX', xlsx],
    ['calendar', calendar],
  ].filter((each): each is [string, string] => each[1] !== undefined)
  if (offered.length === 0) return null
  return (
    <p class="govuk-body-s sl-downloads">
      Download{' '}
      {offered.map(([text, href], index) => [
        index === 0 ? '' : index === offered.length - 1 ? ' or ' : ', ',
        <a class="govuk-link govuk-link--no-visited-state" href={href} download>
          {text}
          <span class="govuk-visually-hidden"> of {what}</span>
        </a>,
      ])}
    </p>
  )
}

/** Stands where CSV and XLSX would, for a reader who may not take lists away; `also` is who else may take this one. */
export function NoFiles({ also }: { readonly also?: string }) {
  return <p class="govuk-body-s">CSV and XLSX are for {also && `${also}, `}managers, quality leads and analysts.</p>
}

/** What can be done with the ticked rows; says how many they are as they are ticked. */
export function SelectionBar(props: { readonly name: string; readonly children: Children }) {
  return (
    <div class="sl-selection" data-selection={props.name}>
      <span class="sl-selection__count" data-selection-count role="status" />
      {props.children}
    </div>
  )
}
