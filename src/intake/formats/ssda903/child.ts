import { addAdoption, addPreviousPermanence } from './adoption.ts'
import { addPeriod, addReviews } from './care.ts'
import { ChildReading } from './child-reading.ts'
import { readEpisodes } from './episodes.ts'
import type { ChildRows, FilesGiven } from './gathering.ts'
import { addAsylum, addCareLeaver, addMissing, addWorkers } from './other.ts'
import { addOutcomes } from './outcomes.ts'
import { checkAge, periodsOf } from './periods.ts'
import { addPerson } from './person.ts'

/** Makes one child's rows from all that the files hold of the child. */
export function readChild(childId: string, rows: ChildRows, files: FilesGiven): ChildReading {
  const reading = new ChildReading(childId, rows)
  const born = addPerson(reading)
  const episodes = readEpisodes(reading)
  const periods = periodsOf(reading, episodes)
  checkAge(reading, episodes, born)
  for (const period of periods) addPeriod(reading, period)
  addReviews(reading, periods)
  addAsylum(reading)
  addOutcomes(reading)
  addCareLeaver(reading)
  addAdoption(reading, periods, files)
  addPreviousPermanence(reading)
  addMissing(reading)
  addWorkers(reading)
  return reading
}
