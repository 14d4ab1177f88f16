/// The tree of the audit log, from the text of RFC 6962 and RFC 9162: what the server says is computed
/// anew here.

type Bytes = Uint8Array<ArrayBuffer>

export interface Entry {
  act: string
  at_ms: number
  details: Readonly<Record<string, string | number>>
  form: number
  reason: string
  subject: string
  trace_id: string
  who: { id: string; kind: string }
}

export interface Inclusion {
  leaf: number
  size: number
  leaf_hash: string
  root: string
  path: readonly string[]
}

/// RFC 8785 for what an entry holds: texts, whole numbers, and objects of them.
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}

export function hex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16))
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

async function sha256(...parts: Bytes[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

export async function leafHash(entry: Entry): Promise<string> {
  return hex(await sha256(Uint8Array.of(0), new TextEncoder().encode(canonical(entry))))
}

/// The root to which a proof leads, or null when it is no proof (RFC 9162, 2.1.3.2).
export async function rootOf(proof: Inclusion): Promise<string | null> {
  let node = proof.leaf
  let last = proof.size - 1
  let value = fromHex(proof.leaf_hash)
  if (node > last) return null
  for (const step of proof.path) {
    if (last === 0) return null
    const sibling = fromHex(step)
    if (node % 2 === 1 || node === last) {
      value = await sha256(Uint8Array.of(1), sibling, value)
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2)
        last = Math.floor(last / 2)
      }
    } else {
      value = await sha256(Uint8Array.of(1), value, sibling)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hex(value) : null
}
