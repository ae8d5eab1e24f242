import { parseHTML } from 'linkedom'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import { journeyOf, lanes, type Months } from './journey.ts'
import { JourneySection } from './pages/journey-section.tsx'
import { fileOn, fullCoverage, imported, organisation, someRows } from './testing.ts'

const contact = (on: string, more: Record<string, string>) =>
  imported('contacts', on, { cont_contact_date: on, ...more })

const rows = [
  ...someRows,
  contact('2019-03-01', { cont_contact_source_code: '6' }),
  contact('2017-01-10', { cont_contact_source_desc: 'A neighbour', cont_contact_source_code: '1B' }),
  contact('2019-08-01', {}),
  imported('contacts', 'undated', { cont_contact_source_desc: 'Nobody' }),
  imported('early_help_episodes', 'e1', {
    earl_episode_start_date: '2016-02-01',
    earl_episode_end_date: '2016-09-01',
    earl_episode_organisation: 'Lanterns',
  }),
  imported('cp_visits', 'v2', {
    cppv_cp_visit_date: '2019-06-10',
    cppv_cp_visit_seen: 'Y',
    cppv_cp_plan_id: 'pl1',
  }),
  imported('cla_placement', 'p', {
    clap_cla_id: 'c',
    clap_cla_placement_start_date: '2019-06-12',
    clap_cla_placement_type: 'U4',
  }),
  imported('cla_episodes', 'c', { clae_cla_id: 'c', clae_cla_episode_start_date: '2019-06-12' }),
]

describe('the journey', () => {
  const file = fileOn('2019-06-20', fullCoverage, rows)
  const journey = (months: Months) => journeyOf(file, organisation, months)
  const drawn = (months: Months) =>
    parseHTML(
      renderToString(
        <JourneySection asked={{ childId: 'c/1', on: undefined }} journey={journey(months)} months={months} />,
      ),
    ).document

  it('has a lane for each part of it, from the front door to oversight, empty ones too', () => {
    expect(lanes).toEqual([
      'Contacts and referrals',
      'Assessment and enquiries',
      'Plan in need',
      'Protection plan',
      'Looked after and placements',
      'Missing',
      'Who held the case',
      'Oversight',
    ])
    const names = drawn('12').querySelector('.sl-lanes__names')!.textContent!.replaceAll(/\s+/g, '')
    for (const each of lanes) expect(names).toContain(each.replaceAll(' ', ''))
  })

  it('tells of contacts and early help, which no clock runs from', () => {
    const { markers, bars } = journey('all')
    const contacts = markers.filter(each => each.kind === 'contact').map(each => each.what)
    expect(contacts).toEqual(['Contact from Police', 'Contact from A neighbour'])
    expect(bars.map(each => each.what)).toContain('Early help, Lanterns')
    expect(bars.map(each => each.what)).toContain('Foster placement with other carer, long term')
  })

  it('marks what was done late, and shows the time it was late', () => {
    const { markers, bars } = journey('12')
    const visits = markers.filter(each => each.kind === 'visit').map(({ on, late }) => [shortDate(on), late])
    expect(visits).toEqual([
      // The first time the child was seen since the referral of March (FD-06).
      ['14 May 2019', true],
      ['10 Jun 2019', true],
    ])
    const late = bars.find(each => each.kind === 'late' && each.what.includes('CP-11'))
    expect(late).toMatchObject({ lane: 'Protection plan', from: day('2019-05-30'), until: day('2019-06-10') })
  })

  it('draws a visit of which nobody says that the child was seen as another shape, in the key and the table too', () => {
    const visit = (id: string, seen: string) =>
      imported('cp_visits', id, {
        ...{ cppv_cp_visit_date: `2019-06-1${id.length}`, cppv_cp_visit_seen: seen, cppv_cp_plan_id: 'pl1' },
      })
    const some = fileOn('2019-06-20', fullCoverage, [...rows, visit('v33', 'N'), visit('v444', '')])
    const told = journeyOf(some, organisation, '12')
    const unseen = told.markers.filter(each => each.kind === 'unseen').map(({ on, what }) => [shortDate(on), what])
    expect(unseen).toEqual([
      ['13 Jun 2019', 'Visit, child not seen'],
      ['14 Jun 2019', 'Visit, not known whether the child was seen'],
    ])
    const { document } = parseHTML(
      renderToString(<JourneySection asked={{ childId: 'c/1', on: undefined }} journey={told} months="12" />),
    )
    const marks = [...document.querySelectorAll('.sl-lanes path')].map(each => [
      each.parentElement!.querySelector('title')!.textContent!.split(',').slice(0, 2).join(),
      each.getAttribute('fill'),
      each.getAttribute('d'),
    ])
    const drawn = (words: string) => marks.find(each => each[0] === words)!
    expect(drawn('Visit, child not seen')[1]).toBe('white')
    expect(drawn('Visit, not known whether the child was seen').slice(1)).toEqual(
      drawn('Visit, child not seen').slice(1),
    )
    // Late is hollow too: the form tells them apart where colour does not.
    expect(drawn('Visit, child not seen')[2]).not.toBe(drawn('Visit, child seen')[2])
    const key = [...document.querySelectorAll('#journey-key li')].map(each => each.textContent!.trim())
    expect(key).toContain('Visit, child seen')
    expect(key).toContain('Visit, child not seen or not known to be (hollow, struck through)')
    const table = document.querySelector('#journey-table')!.textContent!
    expect(table).toContain('Visit, child not seen')
    expect(table).toContain('Visit, not known whether the child was seen')
  })

  it('draws an enquiry of which no end is told to its conference, or to the closing of the case', () => {
    const enquiry = (...more: typeof rows) => {
      const { bars } = journeyOf(fileOn('2019-06-20', fullCoverage, [...rows, ...more]), organisation, 'all')
      return bars.filter(each => each.what.startsWith('Section 47')).map(({ what, until }) => [what, until])
    }
    expect(enquiry()).toEqual([['Section 47 enquiry, end not told', day('2019-05-08')]])
    const closed = [
      imported('cin_episodes', 'r1', {
        ...{ cine_referral_id: 'r1', cine_referral_date: '2018-03-05', cine_close_date: '2018-04-30' },
      }),
      imported('s47_enquiry', 's2', { s47e_s47_enquiry_id: 's2', s47e_s47_start_date: '2018-03-12' }),
    ]
    const bare = journeyOf(fileOn('2019-06-20', fullCoverage, closed), organisation, 'all')
    expect(bare.bars.find(each => each.what.startsWith('Section 47'))!.until).toBe(day('2018-04-30'))
    const ended = imported('s47_enquiry', 's3', {
      ...{ s47e_s47_enquiry_id: 's3', s47e_s47_start_date: '2019-05-20', s47e_s47_end_date: '2019-05-29' },
    })
    expect(enquiry(ended)).toContainEqual(['Section 47 enquiry', day('2019-05-29')])
  })

  it('goes back 12 months, 36 months, or to the beginning', () => {
    expect(journey('12').from).toBe(day('2018-06-20'))
    expect(journey('36').from).toBe(day('2016-06-20'))
    expect(journey('all').from).toBe(day('2016-02-01'))
    const told = (months: Months) => journey(months).markers.map(each => each.what)
    expect(told('12')).not.toContain('Contact from A neighbour')
    expect(told('36')).toContain('Contact from A neighbour')
    // Ended within the span, so that part of it is seen.
    expect(journey('36').bars.map(each => each.what)).toContain('Early help, Lanterns')
    const hrefs = [...drawn('36').querySelectorAll('.sl-spans a')].map(each => each.getAttribute('href'))
    expect(hrefs).toEqual(['/children/c%2F1', '/children/c%2F1?months=36', '/children/c%2F1?months=all'])
    expect(drawn('36').querySelector('.sl-spans [aria-current]')!.textContent).toBe('36 months')
  })

  it.each<Months>(['12', '36', 'all'])('is the same as a table (%s)', months => {
    const { bars, markers } = journey(months)
    const lines = [...drawn(months).querySelectorAll('#journey-table tbody tr')].map(each => each.textContent!)
    expect(lines).toHaveLength(bars.length + markers.length)
    for (const { what, lane, from } of bars)
      expect(lines.some(each => [what, lane, shortDate(from)].every(words => each.includes(words)))).toBe(true)
    for (const { what, lane, on } of markers)
      expect(lines.some(each => [what, lane, shortDate(on)].every(words => each.includes(words)))).toBe(true)
  })

  it('says where supervision stands, which the lanes do not show', () => {
    const foot = [...drawn('12').querySelectorAll('p.govuk-body')].at(-1)!
    expect(foot.textContent).toContain('Supervision and case discussions come by other ways and stand under Oversight.')
    expect(foot.querySelector('a')!.getAttribute('href')).toBe('/children/c%2F1/oversight')
  })

  it('says why it is empty', () => {
    const bare = fileOn('2010-06-20', fullCoverage, rows)
    const section = (months: Months) =>
      renderToString(
        <JourneySection
          asked={{ childId: 'c/1', on: '2010-06-20' }}
          journey={journeyOf(bare, organisation, months)}
          months={months}
        />,
      )
    expect(section('12')).toContain('Choose a longer time')
    expect(section('all')).toContain('is held of this child up to that day')
  })
})
