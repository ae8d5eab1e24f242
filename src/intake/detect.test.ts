import { expect, it } from 'vitest'
import { detectFormat } from './detect.ts'
import { ssd } from './formats/ssd/index.ts'
import { ssda903 } from './formats/ssda903/index.ts'
import { fileOf } from './read/made-files.ts'

const formats = [ssd, ssda903]
const ours = fileOf('ssd_person.csv', 'pers_person_id,pers_dob\n1,2010-05-01\n')
const theirs = fileOf('header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/05/2010,WBRI,A123456789012,,\n')

it('finds the one format that knows the files', async () => {
  expect(await detectFormat([ours], formats)).toEqual({ format: ssd })
  expect(await detectFormat([theirs], formats)).toEqual({ format: ssda903 })
})

it('does not guess at none or at two', async () => {
  expect(await detectFormat([fileOf('x.csv', 'a,b\n')], formats)).toMatchObject({ issue: { code: 'format-unknown' } })
  expect(await detectFormat([], formats)).toMatchObject({ issue: { code: 'format-unknown' } })
  expect(await detectFormat([ours, theirs], formats)).toMatchObject({ issue: { code: 'format-mixed' } })
})
