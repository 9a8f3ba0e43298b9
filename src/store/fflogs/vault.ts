import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keeps secrets so that whoever gets hold of the database alone cannot read them. */
export interface Vault {
  /** `place` names the row it lies in: moved to another one, it no longer opens. */
  seal(secret: string, place: string): Uint8Array
  /** Undefined when it was changed, moved, or sealed with a key we do not have. */
  open(sealed: Uint8Array, place: string): Opened | undefined
}

export interface Opened {
  readonly secret: string
  /** An old key opened it: it wants to be sealed anew. */
  readonly isOld: boolean
}

/** AES-256-GCM. The first key seals; the others are old ones, which only open. Each has 32 bytes. */
export function openVault([key, ...old]: readonly [Uint8Array, ...Uint8Array[]]): Vault {
  return {
    seal(secret, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const secret = unseal(key, sealed, place)
      if (secret !== undefined) return { secret, isOld: false }
      const found = old.map((one) => unseal(one, sealed, place)).find((one) => one !== undefined)
      return found === undefined ? undefined : { secret: found, isOld: true }
    },
  }
}

/** A key as it is written in settings and files: 32 bytes in hex or base64. */
export const parseKey = (text: string): Uint8Array => Buffer.from(text, text.length === 64 ? 'hex' : 'base64')

/** The layout: version, nonce, tag, then what was sealed. */
const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes + tagBytes

function unseal(key: Uint8Array, sealed: Uint8Array, place: string): string | undefined {
  if (sealed.length < headBytes || sealed[0] !== version) return undefined
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(1 + nonceBytes, headBytes))
  const body = decipher.update(sealed.subarray(headBytes))
  try {
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    return undefined // the tag does not fit: another key, another place, or a changed byte
  }
}
