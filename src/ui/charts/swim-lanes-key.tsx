import type { Children } from '../kit.ts'
import type { Lane, MarkerShape, Span } from './lane-data.ts'
import { hollow, lateEdge, latePale, markerShapes, markerWords } from './lane-shapes.ts'
import { palette } from './palette.ts'

function KeyItem({ children, words }: { readonly children: Children; readonly words: string }) {
  return (
    <li>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
        {children}
      </svg>{' '}
      {words}
    </li>
  )
}

/** What the shapes and the hatching mean; only those that the lanes use. */
export function SwimLanesKey({ id, lanes }: { readonly id: string; readonly lanes: readonly Lane[] }) {
  const all = lanes.flatMap(each => each.markers ?? [])
  const used = (Object.keys(markerShapes) as MarkerShape[]).filter(shape => all.some(each => each.shape === shape))
  return (
    <ul class="sl-key" id={`${id}-key`}>
      {used.map(shape => (
        <KeyItem words={markerWords[shape]}>
          {hollow.has(shape) ? (
            <path d={markerShapes[shape]} fill="white" stroke={palette.darkBlue} stroke-width="1.5" />
          ) : (
            <path d={markerShapes[shape]} fill={palette.darkBlue} />
          )}
        </KeyItem>
      ))}
      {all.some(each => each.late) && (
        <KeyItem words="Done late (hollow, red edge)">
          <path d={markerShapes.visit} fill="white" stroke={lateEdge} stroke-width="2.5" />
        </KeyItem>
      )}
      {lanes.some(each => (each.late ?? []).length > 0) && (
        <KeyItem words="Due and not done (hatched)">
          <path d="M-8-8H8V8H-8z" fill={latePale} />
          <path d="M-8 4 4-8M-8 10 10-8M-2 8 8-2" stroke={lateEdge} stroke-width="2" />
        </KeyItem>
      )}
    </ul>
  )
}

/** Chooses how much of the journey is shown: 12 months, 36 months, all. */
export function SpanChoice({ span, href }: { readonly span: Span; readonly href: (span: Span) => string }) {
  const spans: readonly (readonly [Span, string])[] = [
    ['12', '12 months'],
    ['36', '36 months'],
    ['all', 'All'],
  ]
  return (
    <nav class="sl-spans" aria-label="How much of the journey">
      {spans.map(([each, words]) => (
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={href(each)}
          aria-current={each === span ? 'true' : undefined}
          data-swap-link
        >
          {words}
        </a>
      ))}
    </nav>
  )
}
