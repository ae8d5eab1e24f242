import { day } from '../calendar/day.ts'
import { from, type Told } from './told.ts'

/** What fewer standards ask for: health, missing, permanence, the front door, leaving care. */
export function furtherFacts(told: Told) {
  const opt = (text: string | undefined) => (text === undefined ? undefined : day(text))
  const { immunisations, careLeaver } = told
  return {
    healthChecks: (told.healthChecks ?? []).map(each => ({
      source: from('cla_health', each.on),
      on: day(each.on),
      ...(each.dayUnknown ? { dayUnknown: true as const } : {}),
      kind: each.kind ?? ('health assessment' as const),
      outcome: each.outcome ?? ('done' as const),
    })),
    difficultiesScores: (told.difficultiesScores ?? []).map(each => ({
      source: from('sdq_scores', each.on),
      on: day(each.on),
      ...(each.dayUnknown ? { dayUnknown: true as const } : {}),
      score: each.score,
      reason: each.reason,
    })),
    immunisations: immunisations && {
      source: from('cla_immunisations', 'example'),
      upToDate: immunisations.upToDate,
      on: opt(immunisations.on),
    },
    missingEpisodes: (told.missing ?? []).map(each => ({
      source: from('missing', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      kind: each.kind ?? ('missing' as const),
      interviewOffered: each.interviewOffered ?? ('unknown' as const),
      interviewAccepted: each.interviewAccepted ?? ('unknown' as const),
    })),
    permanenceRoutes: (told.permanence ?? []).map((each, index) => ({
      source: from('permanence', `${index + 1}`),
      decidedOn: opt(each.decidedOn),
      placementOrderOn: opt(each.placementOrderOn),
      matchedOn: opt(each.matchedOn),
      placedOn: opt(each.placedOn),
      placedWithFosterCarersOn: opt(each.placedWithFosterCarersOn),
      reversedOn: opt(each.reversedOn),
      orderOn: opt(each.orderOn),
      orderType: each.orderType,
    })),
    contacts: (told.contacts ?? []).map(each => ({
      source: from('contacts', each.on),
      on: day(each.on),
      from: undefined,
      ledToReferral: each.ledToReferral ?? ('unknown' as const),
    })),
    earlyHelp: (told.earlyHelp ?? []).map(each => ({
      source: from('early_help_episodes', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      organisation: undefined,
    })),
    careLeaver: careLeaver && {
      source: from('care_leavers', 'example'),
      toldOn: opt(careLeaver.lastContactOn ?? careLeaver.yearEnd),
      eligibility: careLeaver.eligibility,
      inTouch: careLeaver.inTouch,
      lastContactOn: opt(careLeaver.lastContactOn),
      accommodation: careLeaver.accommodation,
      suitable: careLeaver.suitable ?? ('unknown' as const),
      activity: careLeaver.activity,
      pathwayPlanOn: opt(careLeaver.pathwayPlanOn),
      adviser: careLeaver.adviser,
      worker: careLeaver.worker,
      team: careLeaver.team,
    },
  }
}
