import type { Day } from '../../domain/calendar/day.ts'
import { writeDerived } from '../../domain/indicators/derived-text.ts'
import type { DerivedChild } from '../../domain/indicators/fact-table.ts'
import type { Staffing } from '../../domain/record/local-mappings.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { noChild } from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import type { Derivation } from '../../store/derivations.ts'
import { OthersTurn } from '../others-turn.ts'
import { holderOnDay } from './holder.ts'

/** What is derived of a child from all rows held of it, whatever return they came in, and who works where. Pure. */
export type Derive = (childId: string, rows: SourceRow[], staffing: Staffing) => DerivedChild

/** A child's derivation as it is kept on a day, with who holds the child then, and how many deadlines are in it. */
function asDerivation(derived: DerivedChild, today: Day): { derivation: Derivation; deadlines: number } {
  return {
    derivation: { childId: derived.childId, ...holderOnDay(derived, today), payload: writeDerived(derived) },
    deadlines: derived.facts.deadline?.length ?? 0,
  }
}

/** Gives the rows held of a child; undefined where nothing is. It may make them only then: it is asked once for each. */
export interface HeldOf {
  get(childId: string): SourceRow[] | undefined
}

export interface DeriveRun {
  readonly childIds: readonly string[]
  readonly rowsOf: (childIds: readonly string[]) => Promise<HeldOf>
  readonly derive: Derive
  readonly staffing: Staffing
  readonly today: Day
  readonly take: (derivations: readonly Derivation[]) => Promise<void>
  readonly onChildren?: (children: number) => void
}

const childrenAtOnce = 500

/**
 * Derives children in chunks, leaving others their turn meanwhile. Returns how many children of whom something is
 * held were derived, and how many deadlines they have.
 */
export async function deriveChildren(run: DeriveRun): Promise<{ children: number; deadlines: number }> {
  const total = { children: 0, deadlines: 0 }
  const othersTurn = new OthersTurn()
  const childIds = run.childIds.filter(each => each !== noChild)
  const parts = [...chunksOf(childIds, childrenAtOnce)]
  let reading = parts[0] && run.rowsOf(parts[0])
  for (const [index, some] of parts.entries()) {
    const rows = await reading!
    // The database reads the next while these are worked out.
    const next = parts[index + 1]
    reading = next && run.rowsOf(next)
    // Should these fail, nobody waits for the next any more.
    reading?.catch(() => {})
    const derivations: Derivation[] = []
    for (const childId of some) {
      const held = rows.get(childId)
      if (held === undefined || held.length === 0) continue
      const { derivation, deadlines } = asDerivation(run.derive(childId, held, run.staffing), run.today)
      derivations.push(derivation)
      total.children++
      total.deadlines += deadlines
      if (othersTurn.isDue) await othersTurn.give()
    }
    await reading
    await run.take(derivations)
    run.onChildren?.(some.length)
    await new Promise(resolve => setImmediate(resolve))
  }
  return total
}
