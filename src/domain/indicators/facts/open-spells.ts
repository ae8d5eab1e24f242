import type { Stretch } from '../../record/involvement.ts'
import type { StatusSpell } from '../../record/status.ts'

/** The times a child was open for anything but leaving care, spells that follow on one another as one. */
export function mergedSpells(spells: readonly StatusSpell[]): Stretch[] {
  const merged: Stretch[] = []
  for (const { from, until, status } of spells) {
    if (status === 'care leaver') continue
    const last = merged.at(-1)
    if (last?.until === from) merged[merged.length - 1] = { from: last.from, until }
    else merged.push({ from, until })
  }
  return merged
}
