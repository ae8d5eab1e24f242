import { createHash, randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds a code is good for. */
const period = 30
const howManyRecoveryCodes = 10

/** A new secret for one-time codes, in base32: 160 bits, as RFC 4226 advises. */
export function newCodeSecret(): string {
  return generateSecret({ length: 20 })
}

/** What an authenticator app reads from the picture. */
export function codeAddress(secret: string, email: string): string {
  return generateURI({ issuer: 'Sightline', label: email, secret })
}

/**
 * The time step a code is of; undefined where it is not right. The code before and the one after count too, for clocks
 * that are not quite right (RFC 6238, 5.2).
 */
export async function stepOfCode(secret: string, code: string, at: Date): Promise<number | undefined> {
  const epoch = Math.floor(at.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, period, epochTolerance: period })
  if (!result.valid || !('timeStep' in result)) return undefined
  return result.timeStep
}

/** Ten recovery codes of 80 bits, "abcd-efgh-jkmn-pqrs": letters and figures that are not taken for one another. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howManyRecoveryCodes }, newRecoveryCode)
}

const signs = 'abcdefghjkmnpqrstuvwxyz023456789'

function newRecoveryCode(): string {
  const text = [...randomBytes(16)].map(each => signs[each % signs.length]).join('')
  return text.match(/.{4}/g)!.join('-')
}

/** What is kept of a recovery code, however its owner writes it. 80 random bits need no slow hash. */
export function digestOfRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`recovery:${plain}`).digest('hex')
}

/** A code as typed, with what people put between the figures taken out. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}
