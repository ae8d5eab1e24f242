import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { journeyOf } from './journey.ts'
import { absenceOn, absenceWords } from './missing.ts'
import { ChildFrame } from './pages/child-frame.tsx'
import { NextSection } from './pages/next.tsx'
import { fileOn, fullCoverage, imported, organisation, someRows } from './testing.ts'

const asked = { childId: 'c/1', on: '2019-06-20' }

const missing = (from: string, to: string, kind = 'Missing') =>
  imported('missing', from, {
    miss_missing_episode_start_date: from,
    miss_missing_episode_end_date: to,
    miss_missing_episode_type: kind,
  })

const fileWith = (...rows: readonly ReturnType<typeof missing>[]) =>
  fileOn('2019-06-20', fullCoverage, [...someRows, ...rows])

describe('a child who is missing', () => {
  const file = fileWith(missing('2019-04-10', '2019-04-12'), missing('2019-06-01', ''))

  it('is seen to be so beside their name, on every tab', () => {
    const html = renderToString(
      <ChildFrame asked={asked} file={file} organisation={organisation} seen={undefined} tab="deadlines">
        {''}
      </ChildFrame>,
    )
    expect(html).toContain('Missing since 1 Jun 2019 (19 days)')
  })

  it('has it said with the visits that are late or due, whose clocks run on', () => {
    const reason = 'Missing since Sat 1 Jun 2019, with no return recorded; the clock does not stop for it.'
    const html = renderToString(<NextSection wordsAsked={() => undefined} asked={asked} file={file} />)
    const rows = html.split('<tr').filter(each => each.includes(reason))
    expect(rows.some(each => each.includes('/standards/CP-11'))).toBe(true)
    // A core group meets whether the child is there or not.
    expect(html).toContain('/standards/CP-06')
    expect(rows.every(each => !each.includes('/standards/CP-06'))).toBe(true)
    expect(renderToString(<NextSection wordsAsked={() => undefined} asked={asked} file={fileWith()} />)).not.toContain(
      'no return recorded',
    )
  })

  it('has a lane of the journey, in which times away without authorisation stand as well', () => {
    const { bars } = journeyOf(
      fileWith(missing('2019-05-01', '2019-05-03', 'Away'), missing('2019-06-01', '')),
      organisation,
      '12',
    )
    const lane = bars.filter(each => each.lane === 'Missing' && each.kind === 'episode')
    expect(lane.map(({ what, from, until }) => [what, from, until])).toEqual([
      ['Away without authorisation', day('2019-05-01'), day('2019-05-03')],
      ['Missing', day('2019-06-01'), undefined],
    ])
  })

  it('is so from the day they went until the day before they came back', () => {
    const wordsOn = (on: string) => {
      const { record } = fileWith(missing('2019-05-01', '2019-05-03', 'Away'), missing('2019-06-01', '2019-06-05'))
      const absence = absenceOn(record, day(on))
      return absence && absenceWords(absence, day(on), record)
    }
    expect(wordsOn('2019-04-30')).toBeUndefined()
    expect(wordsOn('2019-05-02')).toBe('Away without authorisation since 1 May 2019 (1 day)')
    expect(wordsOn('2019-06-04')).toBe('Missing since 1 Jun 2019 (3 days)')
    expect(wordsOn('2019-06-05')).toBeUndefined()
  })

  it('was so when the yearly return ended, where nothing else tells of the child', () => {
    const gone = imported('missing', '2019-03-20', {
      miss_missing_episode_start_date: '2019-03-20',
      miss_missing_episode_type: 'Missing',
    })
    const told = imported('return_years', '2019-03-31', { rety_year_end_date: '2019-03-31' })
    const rows = [gone, told].map(each => ({ ...each, format: 'ssda903' as const }))
    const wordsOn = (on: string) => {
      const { record } = fileOn(on, fullCoverage, rows)
      return absenceWords(absenceOn(record, day(on))!, day(on), record)
    }
    expect(wordsOn('2019-03-31')).toBe('Missing since 20 Mar 2019 (11 days)')
    expect(wordsOn('2019-06-20')).toBe('Missing since 20 Mar 2019, as last told on 31 Mar 2019')
  })
})
