import { describe, expect, it } from 'vitest'
import { indicatorsByStage } from './by-stage.ts'
import { indicators, indicatorsNotComputed } from './registry.ts'

const ids = (all: readonly { readonly id: string }[]) => all.map(each => each.id).sort()

describe('indicators by part of the child’s journey', () => {
  it('are all those of the catalogue, each once', () => {
    expect(ids(indicatorsByStage.flatMap(each => each.computed))).toEqual(
      ids(indicators.filter(each => /^(I|LG|PM)-/.test(each.id))),
    )
    expect(ids(indicatorsByStage.flatMap(each => each.notComputed))).toEqual(ids(indicatorsNotComputed))
  })
})
