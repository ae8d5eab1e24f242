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
  readonly csv: string
  readonly xlsx?: string | undefined
}

/** CSV and XLSX of exactly what is shown. */
export function Downloads({ what, csv, xlsx }: DownloadsProps) {
  return (
    <p class="govuk-body-s sl-downloads">
      Download{' '}
      <a class="govuk-link govuk-link--no-visited-state" href={csv} download>
        CSV<span class="govuk-visually-hidden"> of {what}</span>
      </a>
      {xlsx !== undefined && [
        ' or ',
        <a class="govuk-link govuk-link--no-visited-state" href={xlsx} download>
          XLSX<span class="govuk-visually-hidden"> of {what}</span>
        </a>,
      ]}
    </p>
  )
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
