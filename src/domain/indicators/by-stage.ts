import { type Stage, stages } from '../standards/standard.ts'
import { assessmentIndicators, assessmentIndicatorsNotComputed } from './assessment.ts'
import { courtIndicators, courtIndicatorsNotComputed } from './court.ts'
import { frontDoorIndicators, frontDoorIndicatorsNotComputed } from './front-door.ts'
import { healthAndEducationIndicators, healthAndEducationIndicatorsNotComputed } from './health-and-education.ts'
import { inNeedIndicators, inNeedIndicatorsNotComputed } from './in-need.ts'
import type { Indicator, IndicatorNotComputed } from './indicator.ts'
import { leavingCareIndicators, leavingCareIndicatorsNotComputed } from './leaving-care.ts'
import { lookedAfterIndicators, lookedAfterIndicatorsNotComputed } from './looked-after.ts'
import { missingIndicators, missingIndicatorsNotComputed } from './missing.ts'
import { oversightIndicators, oversightIndicatorsNotComputed } from './oversight.ts'
import { permanenceIndicators, permanenceIndicatorsNotComputed } from './permanence.ts'
import { protectionIndicators, protectionIndicatorsNotComputed } from './protection.ts'
import { timelinessIndicators } from './timeliness.ts'
import { trackingIndicators } from './tracking.ts'
import { workforceIndicators, workforceIndicatorsNotComputed } from './workforce.ts'

interface Family {
  readonly computed: readonly Indicator[]
  readonly notComputed: readonly IndicatorNotComputed[]
}

/** Child protection visits in time stand with the states of deadlines, since they are counted from them. */
const visitsInTime = timelinessIndicators.filter(each => each.id === 'I-34')

const families: Readonly<Record<Stage, Family>> = {
  'front door': { computed: frontDoorIndicators, notComputed: frontDoorIndicatorsNotComputed },
  assessment: { computed: assessmentIndicators, notComputed: assessmentIndicatorsNotComputed },
  protection: {
    computed: inOrder([...protectionIndicators, ...visitsInTime]),
    notComputed: protectionIndicatorsNotComputed,
  },
  'in need': { computed: inNeedIndicators, notComputed: inNeedIndicatorsNotComputed },
  'looked after': {
    computed: inOrder([...lookedAfterIndicators, ...healthAndEducationIndicators]),
    notComputed: [...lookedAfterIndicatorsNotComputed, ...healthAndEducationIndicatorsNotComputed],
  },
  'leaving care': { computed: leavingCareIndicators, notComputed: leavingCareIndicatorsNotComputed },
  missing: { computed: missingIndicators, notComputed: missingIndicatorsNotComputed },
  'private fostering': { computed: [], notComputed: [] },
  court: { computed: courtIndicators, notComputed: courtIndicatorsNotComputed },
  adoption: { computed: permanenceIndicators, notComputed: permanenceIndicatorsNotComputed },
  oversight: {
    computed: [...oversightIndicators, ...trackingIndicators, ...workforceIndicators],
    notComputed: [...oversightIndicatorsNotComputed, ...workforceIndicatorsNotComputed],
  },
}

/** The indicators of the catalogue by part of the child's journey, in order; not those counted of single standards. */
export const indicatorsByStage: readonly (Family & { readonly stage: Stage })[] = stages.map(stage => ({
  stage,
  ...families[stage],
}))

/** By the number of the catalogue; variants stay as they were written. */
function inOrder(indicators: readonly Indicator[]): Indicator[] {
  const numberOf = ({ id }: Indicator) => Number(/^I-(\d+)/.exec(id)?.[1] ?? Number.POSITIVE_INFINITY)
  return [...indicators].sort((a, b) => numberOf(a) - numberOf(b))
}
