import { parseHTML } from 'linkedom'
import { expect } from 'vitest'
import { type Day, partsOf } from '../../src/domain/calendar/day.ts'
import type { AccessHouse } from './house.ts'

/** A page as somebody sees it. It has to be there. */
export async function seenBy({ ask }: Pick<AccessHouse, 'ask'>, who: string, url: string): Promise<Document> {
  const answer = await ask(who, 'GET', url)
  expect([who, url, answer.statusCode]).toEqual([who, url, 200])
  return parseHTML(answer.body).document as unknown as Document
}

/** All that the main part of a page says. */
export function textOf(page: Document): string {
  return page.querySelector('main')!.textContent!.replace(/\s+/g, ' ')
}

/** A day as the three fields of a form. */
export function typedDay(name: string, on: Day): Record<string, string> {
  const { date, month, year } = partsOf(on)
  return { [`${name}-day`]: String(date), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}
