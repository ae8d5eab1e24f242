import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedFigures } from '../prove/bands/figures.ts'
import { heldBeside } from '../prove/bands/held-beside.ts'
import { type Made, madeAndImported } from '../prove/bands/made.ts'
import { emptyRecord } from '../src/store/testing-record.ts'

// A ninth of the whole, so that it takes seconds: counts are scaled, and every band is wider by what chance does to so
// few (held-beside.ts). `npm run prove -- bands` holds the whole authority to the bands as they stand in figures.ts.
const children = 2100

let folder: string
let made: Made

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-bands-'))
  await emptyRecord(join(folder, 'record'))
  made = await madeAndImported(folder, children, '2026-02-01')
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the made-up authority, imported and asked, is like Hackney', () => {
  it.each(publishedFigures.filter(each => !each.onlyWhole))(
    '$what ($indicator, $part): published $published',
    figure => {
      const { value, band, rests } = heldBeside(figure, made.model, made.asOf, children)
      expect(rests).toBeGreaterThan(0)
      expect(value).toBeGreaterThanOrEqual(band[0])
      expect(value).toBeLessThanOrEqual(band[1])
    },
  )
})
