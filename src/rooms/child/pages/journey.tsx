import { iso } from '../../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../../domain/calendar/wording.ts'
import type { Bar, Journey, Marker } from '../journey.ts'
import { layOut, type PlacedBar, type PlacedLane, size } from './journey-layout.ts'

const ink = '#0b0c0c'
const quiet = '#505a5f'
const line = '#b1b4b6'
const episode = '#bbd4ea'
const edge = '#1d70b8'
const late = '#d4351c'
const hatch = 'journey-late'

/** The journey in lanes on one line of time. Everything in it is also in the table below it. */
export function JourneyDrawing({ journey }: { readonly journey: Journey }) {
  const { height, lanes, ticks, today } = layOut(journey)
  const title = `The journey from ${longDate(journey.from)} to ${longDate(journey.today)}; the same as a table below`
  return (
    <div class="sl-chart sl-chart--scrolls">
      <svg width={size.width} height={height} viewBox={`0 0 ${size.width} ${height}`} role="img" font-size="13">
        <title>{title}</title>
        <Hatch />
        {ticks.map(each => (
          <g>
            <path d={`M${round(each.x)} ${size.top}V${height - 8}`} stroke={line} stroke-dasharray="2 3" />
            <text x={round(each.x)} y={size.top - 8} text-anchor="middle" fill={quiet}>
              {each.text}
            </text>
          </g>
        ))}
        {lanes.map(each => (
          <LaneDrawing lane={each} />
        ))}
        <path d={`M${round(today)} ${size.top - 4}V${height - 8}`} stroke={ink} stroke-width="2" />
        <text x={round(today)} y={size.top - 8} text-anchor="middle" font-weight="bold" fill={ink}>
          {shortDate(journey.today).replace(/ \d+$/, '')}
        </text>
      </svg>
    </div>
  )
}

function Hatch() {
  return (
    <defs>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" stroke={late} stroke-width="6" />
        <path d="M5 0V6" stroke="#ffffff" stroke-width="2" />
      </pattern>
    </defs>
  )
}

function LaneDrawing({ lane }: { readonly lane: PlacedLane }) {
  return (
    <g>
      <path d={`M0 ${lane.y}H${size.width}`} stroke={line} />
      {nameLines(lane.lane).map((words, index) => (
        <text x="0" y={lane.y + 18 + 15 * index} fill={ink}>
          {words}
        </text>
      ))}
      {lane.bars.map(each => (
        <BarDrawing placed={each} />
      ))}
      {lane.late.map(({ bar, x, y, width }) => (
        <rect x={round(x)} y={y} width={round(width)} height={size.late} fill={`url(#${hatch})`}>
          <title>{spanWords(bar)}</title>
        </rect>
      ))}
      {lane.markers.map(({ marker, x, y }) => (
        <g transform={`translate(${round(x)} ${y})`} data-on={iso(marker.on)}>
          <title>{`${marker.what}, ${longDate(marker.on)}`}</title>
          <Mark kind={marker.kind} />
        </g>
      ))}
    </g>
  )
}

function BarDrawing({ placed: { bar, x, y, width } }: { readonly placed: PlacedBar }) {
  const room = Math.floor((width - 8) / 7)
  return (
    <g>
      <title>{spanWords(bar)}</title>
      <rect x={round(x)} y={y + 1} width={round(width)} height={size.row - 4} fill={episode} stroke={edge} />
      {room >= 5 && (
        <text x={round(x + 4)} y={y + 14} fill={ink} font-size="12">
          {bar.what.length <= room ? bar.what : `${bar.what.slice(0, room - 1)}…`}
        </text>
      )}
    </g>
  )
}

/** A visit is a dot, a review a diamond, a conference a square. */
function Mark({ kind }: { readonly kind: Marker['kind'] }) {
  if (kind === 'visit') return <circle r="4" fill={edge} />
  if (kind === 'review') return <path d="M0-6 6 0 0 6-6 0z" fill={ink} />
  return <rect x="-5" y="-5" width="10" height="10" fill="#ffffff" stroke={ink} stroke-width="2" />
}

/** What the marks mean, in words. */
export function JourneyKey() {
  const kinds = [
    ['visit', 'visit'],
    ['review', 'review'],
    ['conference', 'conference'],
  ] as const
  return (
    <p class="govuk-body-s">
      {kinds.map(([kind, words]) => (
        <>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
            <Mark kind={kind} />
          </svg>{' '}
          {words}{' '}
        </>
      ))}
      <svg width="24" height="8" viewBox="0 0 24 8" aria-hidden="true" focusable="false">
        <rect width="24" height="8" fill={`url(#${hatch})`} />
      </svg>{' '}
      late
    </p>
  )
}

function spanWords({ what, from, until }: Bar): string {
  return `${what}, ${longDate(from)} to ${until === undefined ? 'now' : longDate(until)}`
}

/** A lane's name in lines short enough for the margin. */
function nameLines(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 20) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function round(value: number): string {
  return value.toFixed(1)
}
