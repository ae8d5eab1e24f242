import { expect, it } from 'vitest'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import { evaluate } from '../evaluate.ts'
import { child } from '../example.ts'
import { returnInterview } from './return-interview.ts'

it('an interview dated before the child was back is shown with why it does not count', () => {
  const record = child({ own: { return_interviews: [{ returned_at: '2019-05-17', held_at: '2019-05-08' }] } })
  const [deadline] = evaluate(record, [returnInterview], englandAndWales)
  expect(deadline!.metOn).toBeUndefined()
  expect(deadline!.facts.filter(each => each.part === 'considered').map(each => each.what)).toEqual([
    'Interview held on Wed 8 May 2019: before the child was back, so one of the two days is wrong',
  ])
})
