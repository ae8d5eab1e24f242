import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { weeklyMail } from './mail.ts'

const week = { position: 'Unit lead, Unit Kite', lines: [{ text: 'Overdue', count: 2, href: '/due?band=overdue' }] }
const source = 'Case system extract of Mon 23 Nov 2026, 06:00'
const about = { id: 'i', to: 'lead@example.gov.uk', origin: 'https://sightline.example.gov.uk', day: day('2026-11-30') }
const firstLine = (stale: string | undefined) =>
  weeklyMail([week], { ...about, dataLine: { version: 3, source, stale } }).text.split('\n')[0]

it('says first of which data its counts are, and that they are old where they are', () => {
  expect(firstLine(undefined)).toBe('Case system extract of Mon 23 Nov 2026, 06:00.')
  expect(firstLine('no extract since Mon 23 Nov 2026, 06:00')).toBe(
    'The data is older than it should be: no extract since Mon 23 Nov 2026, 06:00. Case system extract of Mon 23 Nov 2026, 06:00.',
  )
})
