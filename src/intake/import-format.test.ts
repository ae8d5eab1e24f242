import { expect, it } from 'vitest'
import { ssd } from './formats/ssd/index.ts'
import { ssda903 } from './formats/ssda903/index.ts'
import { formatOf } from './import-format.ts'
import { fileOf } from './read/made-files.ts'

const formats = [ssd, ssda903]
const ours = fileOf('ssd_person.csv', 'pers_person_id,pers_dob\n1,2010-05-01\n')
const theirs = fileOf('header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/05/2010,WBRI,A123456789012,,\n')

it('finds the one format that knows the files', async () => {
  expect(await formatOf([ours], formats, undefined)).toBe(ssd)
  expect(await formatOf([theirs], formats, undefined)).toBe(ssda903)
})

it('takes the format asked for', async () => {
  expect(await formatOf([ours, theirs], formats, 'ssd')).toBe(ssd)
  expect(await formatOf([fileOf('x.csv', 'a,b\n')], formats, 'ssd')).toBe(ssd)
  await expect(formatOf([ours], [ssda903], 'ssd')).rejects.toMatchObject({ code: 'format-unknown' })
})

it('says so where the files are of another than was asked for', async () => {
  await expect(formatOf([ours], formats, 'ssda903')).rejects.toMatchObject({
    code: 'format-differs',
    message: `None of these files is of the format asked for, ${ssda903.title}. They look like ${ssd.title}: ask for ssd, or for no format. Nothing was taken.`,
  })
})

it('does not guess at none or at two', async () => {
  const unknown = { code: 'format-unrecognised' }
  await expect(formatOf([fileOf('x.csv', 'a,b\n')], formats, undefined)).rejects.toMatchObject(unknown)
  await expect(formatOf([], formats, undefined)).rejects.toMatchObject(unknown)
  await expect(formatOf([ours, theirs], formats, undefined)).rejects.toMatchObject({ code: 'format-mixed' })
})

it('lists the formats there are without brackets in brackets', async () => {
  const message = `There is no format mosaic. There are: ssd: ${ssd.title}; ssda903: ${ssda903.title}.`
  await expect(formatOf([ours], formats, 'mosaic' as 'ssd')).rejects.toMatchObject({ message })
})
