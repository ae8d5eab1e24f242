import { describe, expect, it } from 'vitest'
import { otherWorkers } from '../../analysis/index.ts'
import { choosable } from './workers-named.ts'

describe('workers chosen in an address', () => {
  const own = new Set(['w1', 'w2'])

  it('are only one’s own, and those whom nobody holds', () => {
    expect(choosable({ worker: ['w9'] }, own)).toEqual({})
    expect(choosable({ worker: ['w9', 'w1', '', 'w2'] }, own)).toEqual({ worker: ['w1', '', 'w2'] })
    expect(choosable({ worker: ['w8', 'w9'], sex: ['F'] }, own)).toEqual({ sex: ['F'] })
    expect(choosable({ worker: [otherWorkers], sex: ['F'] }, own)).toEqual({ sex: ['F'] })
    expect(choosable({ worker: ['w8', 'w9'] }, undefined)).toEqual({ worker: ['w8', 'w9'] })
  })
})
