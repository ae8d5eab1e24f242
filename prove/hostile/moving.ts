import { appendFile, rename, rm, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Running } from '../sightline.ts'
import type { HostileCase } from './case.ts'
import { times, written } from './made.ts'

/** A file large enough that something can be done to it while it is read. */
async function large(folder: string): Promise<string> {
  await written(join(folder, 'ssd_person.csv'), [
    'pers_person_id,pers_forename,pers_dob\r\n',
    ...times(60, part =>
      [...times(10_000, index => `M${part * 10_000 + index},${'Ann'.repeat(20)},2015-01-01\r\n`)].join(''),
    ),
  ])
  return folder
}

const file = (path: string) => join(path, 'ssd_person.csv')

/** Does something again and again, from the moment an import begins until it has ended. */
async function until(running: Running, work: () => Promise<void>): Promise<void> {
  let over = false
  void running.ended.then(() => (over = true))
  while (!over) {
    await work()
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

const never = /\/etc|\/tmp|root:/

/** Files that change under the hand that reads them. */
export const movingCases: readonly HostileCase[] = [
  {
    name: 'a file that grows while it is imported',
    make: large,
    meanwhile: (running, path) => until(running, () => appendFile(file(path), 'M0,Later,2015-01-01\r\n')),
    ends: 'refused',
    told: [/ssd_person\.csv changed/],
    never,
  },
  {
    name: 'a file that grows once it has been received',
    make: large,
    async meanwhile(running, path) {
      await running.underWay
      await until(running, () => appendFile(file(path), 'M0,Later,2015-01-01\r\n'))
    },
    ends: 'refused',
    told: [/ssd_person\.csv changed/],
    never,
  },
  {
    name: 'a file that is cut short while it is imported',
    make: large,
    async meanwhile(running, path) {
      await running.underWay
      await truncate(file(path), 1 << 20)
    },
    ends: 'refused',
    told: [/ssd_person\.csv changed/],
    never,
  },
  {
    name: 'a file that vanishes while it is imported',
    make: large,
    async meanwhile(running, path) {
      await running.underWay
      await rm(file(path))
    },
    ends: 'refused',
    told: [/ssd_person\.csv/],
    never,
  },
  {
    name: 'a file that becomes a link to a file of the machine',
    make: large,
    async meanwhile(running, path) {
      await running.underWay
      await symlink('/etc/passwd', join(path, 'link'))
      await rename(join(path, 'link'), file(path))
    },
    ends: 'refused',
    told: [/ssd_person\.csv/],
    never,
  },
]
