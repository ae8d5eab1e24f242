import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'

/** Seals small secrets that the record must hold, under a key that is not in the record. */
export interface SecretBox {
  /** `about` says what the secret belongs to: sealed text moved elsewhere does not open. */
  seal(text: string, about: string): string
  /** Throws SealedUnderAnotherKey, or an error where the sealed text was changed or moved. */
  open(sealed: string, about: string): string
  /** Whether a text was sealed under a key that is to be given up: seal it again. */
  isOld(sealed: string): boolean
}

/** The key that something was sealed under is not among those given. */
export class SealedUnderAnotherKey extends Error {
  override readonly name = 'SealedUnderAnotherKey'
}

interface Key {
  readonly id: string
  readonly bytes: Buffer
}

const version = 's1'

/** AES-256-GCM under the first key; opens what the others sealed too. Keys are 32 bytes in base64. */
export function createSecretBox(keys: readonly [Secret, ...Secret[]]): SecretBox {
  const held = keys.map(keyFrom)
  const [current] = held as [Key, ...Key[]]
  return {
    seal(text, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [version, current.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
    },
    open(sealed, about) {
      const [made, id, nonce = '', body = ''] = sealed.split('.')
      const key = made === version ? held.find(each => each.id === id) : undefined
      if (key === undefined) {
        throw new SealedUnderAnotherKey('It was sealed under a key that is not in SIGHTLINE_SECRET_KEY or its elders.')
      }
      const bytes = Buffer.from(body, 'base64url')
      const opener = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
      opener.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16))
      return Buffer.concat([opener.update(bytes.subarray(0, -16)), opener.final()]).toString('utf8')
    },
    isOld: sealed => sealed.split('.')[1] !== current.id,
  }
}

/** Whether text is a key: 32 bytes in base64. */
export function isSecretKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === 32
}

function keyFrom(secret: Secret): Key {
  const bytes = Buffer.from(secret.reveal(), 'base64')
  if (bytes.length !== 32) throw new RangeError('A key is 32 bytes in base64.')
  // Tells keys apart without telling anything of them.
  return { id: createHash('sha256').update('sightline key id').update(bytes).digest('hex').slice(0, 8), bytes }
}
