import type { Day } from '../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import type { Children } from '../kit.ts'
import type { ChartWords } from './chart.ts'
import { type Lane, type LaneBar, type LaneMarker, type MarkerShape, packed, type Span } from './lane-data.ts'
import { palette } from './palette.ts'
import { timeTicks } from './time-axis.ts'

export interface SwimLanesProps extends ChartWords {
  readonly lanes: readonly Lane[]
  readonly from: Day
  readonly to: Day
  readonly today: Day
}

const width = 1100
const left = 150
const right = 10
const top = 26
const bar = { height: 20, gap: 3 }
const markers = 22
const lanePad = 7
const letter = 6.6

const tones = [
  { fill: palette.darkBlue, text: 'white' },
  { fill: '#D2E2F1', text: palette.ink },
  { fill: '#5694CA', text: palette.ink },
  { fill: '#E9E9EA', text: palette.ink },
] as const

/** Markers' shapes, about the middle of the marker. */
const shapes: Readonly<Record<MarkerShape, string>> = {
  visit: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  review: 'M-5-5H5V5H-5z',
  conference: 'M0-7 7 0 0 7-7 0z',
  contact: 'M-1.5-6h3v12h-3z',
  decision: 'M0-6 6 5H-6z',
}

/** What each shape means, for the key and the table. */
export const markerWords: Readonly<Record<MarkerShape, string>> = {
  visit: 'Visit',
  review: 'Review',
  conference: 'Conference',
  contact: 'Contact or referral',
  decision: 'Decision',
}

interface Frame {
  readonly x: (day: Day) => number
  readonly from: Day
  readonly to: Day
  readonly today: Day
  readonly id: string
}

const px = (value: number) => Math.round(value * 10) / 10

function fitting(text: string, room: number): string {
  const letters = Math.floor((room - 8) / letter)
  if (text.length <= letters) return text
  return letters < 4 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`
}

function Bar(props: { readonly frame: Frame; readonly item: LaneBar; readonly y: number }) {
  const { frame, item, y } = props
  const from = frame.x(Math.max(item.from, frame.from))
  const end = frame.x(Math.min(item.to ?? frame.today, frame.to))
  const length = Math.max(end - from, 2)
  const tone = tones[item.tone ?? 1]
  const until = item.to === undefined ? 'today, still open' : shortDate(item.to)
  return (
    <g>
      <title>{`${item.label}: ${shortDate(item.from)} to ${until}`}</title>
      <rect x={px(from)} y={y} width={px(length)} height={bar.height} fill={tone.fill} stroke={palette.darkBlue} />
      <text x={px(from + 5)} y={y + 14} fill={tone.text} font-size="12">
        {fitting(item.label, length)}
      </text>
    </g>
  )
}

function Marker({ frame, item, y }: { readonly frame: Frame; readonly item: LaneMarker; readonly y: number }) {
  const place = `translate(${px(frame.x(item.day))} ${y})`
  return (
    <g transform={place}>
      <title>{`${item.label}, ${longDate(item.day)}${item.late ? ', late' : ''}`}</title>
      <path
        d={shapes[item.shape]}
        fill={item.late ? 'white' : palette.darkBlue}
        stroke={item.late ? '#CA3535' : palette.darkBlue}
        stroke-width={item.late ? 2.5 : 1}
      />
    </g>
  )
}

/** The height of a lane: its rows of bars, and one more where it has markers. */
function heightOf(lane: Lane): number {
  const rows = Math.max(0, ...packed(lane.bars ?? []).map(each => each.row + 1))
  const marked = (lane.markers ?? []).length > 0 || rows === 0
  return 2 * lanePad + rows * (bar.height + bar.gap) + (marked ? markers : 0)
}

function LaneRow({
  lane,
  frame,
  y,
  height,
}: {
  readonly lane: Lane
  readonly frame: Frame
  readonly y: number
  readonly height: number
}) {
  const isShown = (from: Day, to: Day) => to >= frame.from && from <= frame.to
  const bars = packed(lane.bars ?? [])
  return (
    <g>
      <line x1="0" x2={width} y1={y + height} y2={y + height} stroke={palette.lightGrey} />
      <text x="0" y={y + lanePad + 14} font-size="13" font-weight="bold" fill={palette.ink}>
        {lane.name}
      </text>
      {(lane.late ?? [])
        .filter(each => isShown(each.from, each.to ?? frame.today))
        .map(each => {
          const from = frame.x(Math.max(each.from, frame.from))
          const end = frame.x(Math.min(each.to ?? frame.today, frame.to))
          return (
            <rect
              x={px(from)}
              y={y + 1}
              width={px(Math.max(end - from, 2))}
              height={height - 2}
              fill={`url(#${frame.id}-late)`}
            >
              <title>{each.label}</title>
            </rect>
          )
        })}
      {bars
        .filter(each => isShown(each.bar.from, each.bar.to ?? frame.today))
        .map(({ bar: item, row }) => (
          <Bar frame={frame} item={item} y={y + lanePad + row * (bar.height + bar.gap)} />
        ))}
      {(lane.markers ?? [])
        .filter(each => isShown(each.day, each.day))
        .map(each => (
          <Marker frame={frame} item={each} y={y + height - lanePad - markers / 2 + 2} />
        ))}
    </g>
  )
}

function Axis({ frame, height }: { readonly frame: Frame; readonly height: number }) {
  return (
    <g>
      {timeTicks(frame.from, frame.to).map(each => (
        <g>
          <line x1={px(frame.x(each.day))} x2={px(frame.x(each.day))} y1={top - 6} y2={height} stroke="#E3E4E5" />
          <text x={px(frame.x(each.day) + 3)} y={top - 9} font-size="12" fill="#484949">
            {each.text}
          </text>
        </g>
      ))}
    </g>
  )
}

/**
 * A child's journey: lanes on one time axis, episodes as bars, events as markers, late stretches hatched, today as a
 * line. Nothing in it takes the focus; the same stands in the table below (SwimLanesTable).
 */
export function SwimLanes(props: SwimLanesProps) {
  const { id, lanes, from, to, today } = props
  const frame: Frame = { id, from, to, today, x: day => left + ((width - left - right) * (day - from)) / (to - from) }
  const heights = lanes.map(heightOf)
  const height = top + heights.reduce((sum, each) => sum + each, 0) + 4
  let y = top
  return (
    <div class="sl-chart sl-chart--lanes" data-scrolls="end">
      <svg
        class="sl-lanes"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{props.title}</title>
        <desc id={`${id}-desc`}>{props.description}</desc>
        <defs>
          <pattern id={`${id}-late`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill="#FCF5F5" />
            <rect width="2" height="7" fill="#CA3535" />
          </pattern>
        </defs>
        <Axis frame={frame} height={height} />
        {lanes.map((lane, index) => {
          const at = y
          y += heights[index]!
          return <LaneRow lane={lane} frame={frame} y={at} height={heights[index]!} />
        })}
        {today >= from && today <= to && (
          <g>
            <line
              x1={px(frame.x(today))}
              x2={px(frame.x(today))}
              y1={top - 6}
              y2={height}
              stroke={palette.ink}
              stroke-width="2"
            />
            <text
              x={px(frame.x(today))}
              y="9"
              font-size="12"
              font-weight="bold"
              text-anchor="middle"
              fill={palette.ink}
            >
              Today
            </text>
          </g>
        )}
      </svg>
    </div>
  )
}

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
  const used = (Object.keys(shapes) as MarkerShape[]).filter(shape => all.some(each => each.shape === shape))
  return (
    <ul class="sl-key" id={`${id}-key`}>
      {used.map(shape => (
        <KeyItem words={markerWords[shape]}>
          <path d={shapes[shape]} fill={palette.darkBlue} />
        </KeyItem>
      ))}
      {all.some(each => each.late) && (
        <KeyItem words="Done late (hollow, red edge)">
          <path d={shapes.visit} fill="white" stroke="#CA3535" stroke-width="2.5" />
        </KeyItem>
      )}
      {lanes.some(each => (each.late ?? []).length > 0) && (
        <KeyItem words="Due and not done (hatched)">
          <path d="M-8-8H8V8H-8z" fill="#FCF5F5" />
          <path d="M-8 4 4-8M-8 10 10-8M-2 8 8-2" stroke="#CA3535" stroke-width="2" />
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
