import { z } from 'zod'
import { type Stage, stages } from '../../domain/standards/standard.ts'
import { oneOf, several, short } from '../live/index.ts'

/** A part of the child's journey as addresses say it: "in-need". */
export const stageKey = (stage: Stage) => stage.replaceAll(' ', '-')

/** What is known of a standard's or indicator's being worked out. */
const standings = ['supplied', 'never-supplied', 'not-worked-out'] as const
export type Standing = (typeof standings)[number]

/** What the address of the catalogue of standards may say. */
export const standardsQuery = z.object({
  stage: several(stages.map(stageKey)),
  standing: oneOf(standings),
  basis: oneOf(['statutory', 'local']),
  words: short(80),
})
export type StandardsQuery = z.infer<typeof standardsQuery>

/** What the address of the catalogue of indicators may say. */
export const indicatorsQuery = z.object({
  stage: several(stages.map(stageKey)),
  standing: oneOf(['worked-out', 'not-worked-out']),
  words: short(80),
})
export type IndicatorsQuery = z.infer<typeof indicatorsQuery>
