import { iso } from '../../calendar/day.ts'
import { inWords } from '../interval.ts'
import type { Source, Standard } from '../standard.ts'
import {
  type LocalChange,
  type LocalSetting,
  type LocalVersion,
  partsToSet,
  pointsInWords,
  type SettingPart,
  soonInWords,
} from './setting.ts'

/**
 * The standards as one authority has set them: each changed one with its settings by the day they began, and each
 * setting among its sources. Of several of one standard with the same first day the one decided last holds. What a
 * change says of a part that may not be set is passed over.
 */
export function localise(standards: readonly Standard[], changes: readonly LocalChange[]): readonly Standard[] {
  const byStandard = Map.groupBy(changes, each => each.standardId)
  return standards.map(standard => {
    const own = byStandard.get(standard.id)
    return own === undefined ? standard : withChanges(standard, own)
  })
}

function withChanges(standard: Standard, changes: readonly LocalChange[]): Standard {
  const mayBeSet = new Set(partsToSet(standard))
  const local: LocalVersion[] = []
  const sources: Source[] = []
  for (const change of [...changes].sort((a, b) => a.from - b.from || a.setAt.getTime() - b.setAt.getTime())) {
    const said = Object.fromEntries(
      Object.entries(change).filter(([name, value]) => value !== undefined && mayBeSet.has(name as SettingPart)),
    ) as LocalSetting
    if (Object.keys(said).length === 0) continue
    const before = local.at(-1)
    if (before?.from === change.from) local.pop()
    local.push({ ...before, ...said, from: change.from })
    sources.push({
      document: 'Local setting of this authority',
      place: settingInWords(said),
      inForceFrom: iso(change.from),
      note: `${change.reason} Set by ${change.setBy}, approved by ${change.approvedBy}.`,
    })
  }
  return local.length === 0 ? standard : { ...standard, local, source: [...standard.source, ...sources] }
}

/** "15 working days; due soon from 5 working days before it is due" */
export function settingInWords({ interval, points, grace, soon }: LocalSetting): string {
  const parts = [
    interval && inWords(interval),
    points && pointsInWords(points),
    grace && `due ${inWords(grace)} after each point`,
    soon && `due soon from ${soonInWords(soon)}`,
  ]
  return parts.filter(each => each !== undefined).join('; ')
}
