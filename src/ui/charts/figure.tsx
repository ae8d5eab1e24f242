import { Details } from '../govuk/messages.tsx'
import type { Children } from '../kit.ts'
import { Downloads, type DownloadsProps } from '../layout/tools.tsx'

export interface FigureProps {
  readonly id: string
  /** The finding or the question, as the heading: "Assessments take longer since March". */
  readonly title: Children
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** The drawing: a Trend, Histogram, Funnel, Bars or SwimLanes. */
  readonly children: Children
  /** The same data as a Table. */
  readonly table: Children
  /** Where the figures are from and as at when: "Case system extract of Mon 23 Nov 2026". */
  readonly source: Children
  /** What is counted, in one sentence or a link to it. */
  readonly definition?: Children
  readonly note?: Children
  readonly download?: DownloadsProps | undefined
}

/** A chart with all that belongs to it: title, drawing, the same as a table, definition, source, download. */
export function Figure(props: FigureProps) {
  const Heading = `h${props.headingLevel ?? 3}` as const
  return (
    <figure class="sl-figure" aria-labelledby={`${props.id}-heading`}>
      <Heading class="govuk-heading-s sl-figure__title" id={`${props.id}-heading`}>
        {props.title}
      </Heading>
      {props.note !== undefined && <p class="sl-figure__note">{props.note}</p>}
      {props.children}
      <Details
        summary={
          <>
            Table<span class="govuk-visually-hidden">: {props.title}</span>
          </>
        }
        id={`${props.id}-table`}
      >
        {props.table}
      </Details>
      <figcaption class="sl-figure__source">
        {props.definition !== undefined && [props.definition, ' ']}
        Source: {props.source}.
      </figcaption>
      {props.download && <Downloads {...props.download} />}
    </figure>
  )
}
