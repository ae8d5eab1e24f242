import type { Day } from '../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import type { ChartWords } from './chart.ts'
import { type Lane, type LaneBar, type LaneMarker, packed } from './lane-data.ts'
import { hollow, lateEdge, latePale, markerShapes } from './lane-shapes.ts'
import { palette } from './palette.ts'
import { timeTicks } from './time-axis.ts'

export interface SwimLanesProps extends ChartWords {
  readonly lanes: readonly Lane[]
  readonly from: Day
  readonly to: Day
  readonly today: Day
}

const width = 1010
const names = 146
const edge = 8
const top = 40
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

/** A lane's name in lines that the margin holds: two at most, as a lane without a bar is two lines high. */
function inLines(name: string): string[] {
  if (name.length <= 19) return [name]
  const cut = name.lastIndexOf(' ', 19)
  return cut === -1 ? [name] : [name.slice(0, cut), name.slice(cut + 1)]
}

/** A bar, its words in it where they fit, else after it where there is room before the next, else cut short. */
function Bar(props: { readonly frame: Frame; readonly item: LaneBar; readonly y: number; readonly room: number }) {
  const { frame, item, y, room } = props
  const from = frame.x(Math.max(item.from, frame.from))
  const end = frame.x(Math.min(item.to ?? frame.today, frame.to))
  const length = Math.max(end - from, 2)
  const tone = tones[item.tone ?? 1]
  const until = item.to === undefined ? 'today, still open' : shortDate(item.to)
  const inside = fitting(item.label, length)
  const isBeside = inside !== item.label && fitting(item.label, room) === item.label
  return (
    <g>
      <title>{`${item.label}: ${shortDate(item.from)} to ${until}`}</title>
      <rect x={px(from)} y={y} width={px(length)} height={bar.height} fill={tone.fill} stroke={palette.darkBlue} />
      <text
        x={px((isBeside ? from + length : from) + 5)}
        y={y + 14}
        fill={isBeside ? palette.ink : tone.text}
        font-size="12"
      >
        {isBeside ? item.label : inside}
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
        d={markerShapes[item.shape]}
        fill={item.late || hollow.has(item.shape) ? 'white' : palette.darkBlue}
        stroke={item.late ? lateEdge : palette.darkBlue}
        stroke-width={item.late ? 2.5 : hollow.has(item.shape) ? 1.5 : 1}
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
        .map(({ bar: item, row }) => {
          const next = bars.find(each => each.row === row && each.bar.from > item.from)
          const end = frame.x(Math.min(item.to ?? frame.today, frame.to))
          const room = (next ? Math.min(frame.x(next.bar.from), width) : width) - end
          return <Bar frame={frame} item={item} room={room} y={y + lanePad + row * (bar.height + bar.gap)} />
        })}
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
          {frame.x(each.day) + 3 + each.text.length * letter < width && (
            <text x={px(frame.x(each.day) + 3)} y={top - 9} font-size="12" fill="#484949">
              {each.text}
            </text>
          )}
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
  const frame: Frame = { id, from, to, today, x: day => edge + ((width - 2 * edge) * (day - from)) / (to - from) }
  const heights = lanes.map(heightOf)
  const height = top + heights.reduce((sum, each) => sum + each, 0) + 4
  const tops = heights.map((_, index) => top + heights.slice(0, index).reduce((sum, each) => sum + each, 0))
  return (
    <div class="sl-chart sl-chart--lanes" data-scrolls="end">
      <svg class="sl-lanes__names" width={names} height={height} aria-hidden="true" focusable="false">
        {lanes.map((lane, index) => (
          <g>
            <line
              x1="0"
              x2={names}
              y1={tops[index]! + heights[index]!}
              y2={tops[index]! + heights[index]!}
              stroke={palette.lightGrey}
            />
            {inLines(lane.name).map((words, line) => (
              <text
                x="0"
                y={tops[index]! + lanePad + 10 + 15 * line}
                font-size="13"
                font-weight="bold"
                fill={palette.ink}
              >
                {words}
              </text>
            ))}
          </g>
        ))}
      </svg>
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
            <rect width="7" height="7" fill={latePale} />
            <rect width="2" height="7" fill={lateEdge} />
          </pattern>
        </defs>
        <Axis frame={frame} height={height} />
        {lanes.map((lane, index) => (
          <LaneRow lane={lane} frame={frame} y={tops[index]!} height={heights[index]!} />
        ))}
        {today >= from && today <= to && (
          <g>
            <line
              x1={px(frame.x(today))}
              x2={px(frame.x(today))}
              y1={17}
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
