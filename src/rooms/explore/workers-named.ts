import { otherWorkers } from '../../analysis/index.ts'
import type { Where } from './asked.ts'

/** What an address chooses of workers, as far as it is taken: only those the reader answers for, as on the live board. */
export function choosable(where: Where, answeredFor: ReadonlySet<string> | undefined): Where {
  const { worker: asked, ...others } = where
  if (asked === undefined || answeredFor === undefined) return where
  const chosen = asked.filter(each => each !== otherWorkers && (each === '' || answeredFor.has(each)))
  return chosen.length === 0 ? others : { ...others, worker: chosen }
}
