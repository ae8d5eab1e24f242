import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { first } from './names.ts'

/** Says so when something ends before it begins. Both dates are kept. */
export function checkEnds(
  reading: ChildReading,
  within: XmlElement,
  start: readonly [name: string, date: string | undefined],
  end: readonly [name: string, date: string | undefined],
): void {
  const [startName, startDate] = start
  const [endName, endDate] = end
  const element = first(within, endName)
  if (element === undefined || startDate === undefined || endDate === undefined || endDate >= startDate) return
  const message = `${endName} ${endDate} is before ${startName} ${startDate}. Both are taken as they are.`
  reading.warn(element, 'ends-before-start', message, 'Correct whichever date is wrong and send the file again.')
}

/** Says so when something of a referral begins before the referral. */
export function checkBegins(
  reading: ChildReading,
  within: XmlElement,
  name: string,
  date: string | undefined,
  referredOn: string | undefined,
): void {
  const element = first(within, name)
  if (element === undefined || date === undefined || referredOn === undefined || date >= referredOn) return
  const message = `${name} ${date} is before the referral it belongs to, ${referredOn}. Taken as it is.`
  reading.warn(element, 'before-referral', message, 'Check both dates, or whether it belongs to an earlier referral.')
}
