import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { recordFolderIn } from './record-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'sightline-record-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it.skipIf(process.platform === 'win32')('the record is closed to others, though its folders were there before', () => {
  const folder = join(root, 'before')
  const record = join(folder, 'record')
  mkdirSync(record, { recursive: true })
  chmodSync(folder, 0o755)
  chmodSync(record, 0o755)
  expect(recordFolderIn(folder)).toBe(record)
  expect(statSync(record).mode & 0o777).toBe(0o700)
  // What else is kept there is not ours to close.
  expect(statSync(folder).mode & 0o777).toBe(0o755)
})
