import { englandDay } from '../domain/calendar/england-day.ts'
import { instantInEngland } from '../domain/calendar/england-time.ts'

/** So long into a day, in milliseconds: no clock that is a little slow is still in the day before. */
const intoTheDay = 60_000

/** Does something at the beginning of every day, from the next on, also where it failed before. Answers what stops it. */
export function daily(
  work: (at: Date) => Promise<void>,
  clock: () => Date,
  onTrouble: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const wait = (): void => {
    const at = clock()
    timer = setTimeout(turn, instantInEngland(englandDay(at) + 1).getTime() - at.getTime() + intoTheDay).unref()
  }
  const turn = (): void => {
    work(clock()).catch(onTrouble)
    wait()
  }
  wait()
  return () => clearTimeout(timer)
}
