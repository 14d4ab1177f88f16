import { fromBase64, hex } from './merkle'

/// What a checkpoint says of the log.
export interface Checkpoint {
  origin: string
  size: number
  /** In hexadecimal. */
  root: string
}

interface Note {
  text: string
  signatures: { name: string; bytes: Uint8Array<ArrayBuffer> }[]
}

const idLength = 4
const ed25519 = 1

/// A signed note (c2sp.org/signed-note): its text, and lines of signatures behind an empty one.
export function parseNote(note: string): Note | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return null
  const lines = note.slice(split + 2).split('\n').filter((line) => line !== '')
  const signatures = lines.map((line) => /^— (\S+) (\S+)$/.exec(line))
  if (signatures.length === 0 || signatures.some((found) => found === null)) return null
  return {
    text: note.slice(0, split + 1),
    signatures: signatures.map((found) => ({ name: found![1]!, bytes: fromBase64(found![2]!) })),
  }
}

/// A checkpoint (c2sp.org/tlog-checkpoint): origin, size and root, a line each.
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root] = text.split('\n')
  if (!origin || !/^\d+$/.test(size ?? '') || !root) return null
  return { origin, size: Number(size), root: hex(fromBase64(root)) }
}

/// Whether the key `origin+id+key` of the log signed this note; null when this browser cannot say.
export async function isSigned(note: string, key: string): Promise<boolean | null> {
  const parsed = parseNote(note)
  const found = /^(.+?)\+([0-9a-f]{8})\+(.+)$/.exec(key)
  if (!parsed || !found) return false
  const [, name, id, encoded] = found
  const keyBytes = fromBase64(encoded!)
  if (keyBytes[0] !== ed25519) return false
  const signature = parsed.signatures.find(
    (one) => one.name === name && hex(one.bytes.slice(0, idLength)) === id,
  )
  if (!signature) return false
  try {
    const imported = await crypto.subtle.importKey('raw', keyBytes.slice(1), 'Ed25519', false, ['verify'])
    const text = new TextEncoder().encode(parsed.text)
    return await crypto.subtle.verify('Ed25519', imported, signature.bytes.slice(idLength), text)
  } catch {
    // Older browsers do not know these signatures.
    return null
  }
}
