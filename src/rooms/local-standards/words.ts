import type { EffectKind } from '../../analysis/index.ts'
import { inWords } from '../../domain/standards/interval.ts'
import {
  type LocalSetting,
  ownSetting,
  partsToSet,
  pointsInWords,
  soonInWords,
} from '../../domain/standards/local/setting.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import type { ChangeState } from '../../store/local-standards.ts'

export const stateWords: Readonly<Record<ChangeState, string>> = {
  pending: 'Waiting for approval',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
}

/** What happens to a child, as the head of a column and of a group. */
export const effectWords: Readonly<Record<EffectKind, string>> = {
  becomeOverdue: 'Become overdue',
  noLongerOverdue: 'No longer overdue',
  becomeDueSoon: 'Become due soon',
  onlyMoved: 'Only the date moves',
}

export const unitNames = {
  'working day': 'working days',
  day: 'days, counting every day',
  week: 'weeks',
  month: 'months',
} as const

/** What each part of a setting is called, and what it is, in words; only the parts that are in it. */
export function settingRows(setting: LocalSetting): { readonly key: string; readonly value: string }[] {
  const { interval, points, grace, soon } = setting
  return [
    interval && { key: 'How long', value: inWords(interval) },
    points && { key: 'Points', value: pointsInWords(points) },
    grace && { key: 'Due after each point', value: inWords(grace) },
    soon && { key: 'Due soon from', value: soonInWords(soon) },
  ].filter(each => each !== undefined)
}

/** Why not every part may be set here; undefined where every part may. */
export function whyNotAll(standard: Standard): string | undefined {
  if (partsToSet(standard).length > 1) return undefined
  if (standard.basis === 'statutory')
    return 'How long is set by law or statutory guidance. From when it shows as due soon is the authority’s to say.'
  return 'How long depends on the child’s circumstances, as the rule says, and is not set here. From when it shows as due soon is.'
}

/** Whether a part is as the standard itself says. */
export function isOwn(standard: Standard, key: string, value: string): boolean {
  return settingRows(ownSetting(standard)).some(each => each.key === key && each.value === value)
}
