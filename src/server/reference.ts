import { randomInt } from 'node:crypto'

/** Without letters and digits that are easily taken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference that can be read out on the telephone: "K7QF-2M9D". On an error page, in the log and in the access log. */
export function newReference(): string {
  let text = ''
  for (let at = 0; at < 8; at++) text += signs[randomInt(signs.length)]
  return `${text.slice(0, 4)}-${text.slice(4)}`
}
