// @vitest-environment node
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical, leafHash, rootOf } from '~/rooms/audit/merkle'
import { isSigned, parseCheckpoint, parseNote } from '~/rooms/audit/note'

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaves = [0, 1, 2, 3, 4, 5, 6].map((one) => sha(Buffer.from([0, one])))

/// Section 2.1.1 and 2.1.3.1 of RFC 9162, as they are written.
const halfOf = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1)
function root(hashes: Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!
  const half = halfOf(hashes.length)
  return sha(Buffer.from([1]), root(hashes.slice(0, half)), root(hashes.slice(half)))
}
function path(leaf: number, hashes: Buffer[]): Buffer[] {
  if (hashes.length === 1) return []
  const half = halfOf(hashes.length)
  return leaf < half
    ? [...path(leaf, hashes.slice(0, half)), root(hashes.slice(half))]
    : [...path(leaf - half, hashes.slice(half)), root(hashes.slice(0, half))]
}
const proof = (leaf: number, size: number) => ({
  leaf,
  size,
  leaf_hash: leaves[leaf]!.toString('hex'),
  root: '',
  path: path(leaf, leaves.slice(0, size)).map((hash) => hash.toString('hex')),
})

describe('an entry', () => {
  it('is written in one way only, whatever the order of its fields', async () => {
    const entry = {
      who: { kind: 'staff', id: '7' },
      trace_id: '7f3a',
      subject: 'contest:march',
      reason: '“理由”\n',
      form: 1,
      details: { version: 2, bank: '党史' },
      at_ms: 1615165200000,
      act: 'contest_changed',
    }
    const text =
      '{"act":"contest_changed","at_ms":1615165200000,"details":{"bank":"党史","version":2},"form":1,' +
      '"reason":"“理由”\\n","subject":"contest:march","trace_id":"7f3a","who":{"id":"7","kind":"staff"}}'
    expect(canonical(entry)).toBe(text)
    expect(await leafHash(entry)).toBe(sha(Buffer.from([0]), Buffer.from(text)).toString('hex'))
  })
})

describe('a proof', () => {
  it('leads to the root, from every leaf of every size', async () => {
    for (let size = 1; size <= leaves.length; size++)
      for (let leaf = 0; leaf < size; leaf++)
        expect(await rootOf(proof(leaf, size))).toBe(root(leaves.slice(0, size)).toString('hex'))
  })

  it('leads elsewhere for another entry, another place, or with a step too many or too few', async () => {
    const right = root(leaves).toString('hex')
    const held = proof(3, 7)
    expect(await rootOf({ ...held, leaf_hash: leaves[2]!.toString('hex') })).not.toBe(right)
    expect(await rootOf({ ...held, leaf: 2 })).not.toBe(right)
    expect(await rootOf({ ...held, path: held.path.slice(1) })).not.toBe(right)
    expect(await rootOf({ ...held, path: [...held.path, held.path[0]!] })).toBeNull()
    expect(await rootOf({ ...held, leaf: 7 })).toBeNull()
  })
})

describe('a checkpoint', () => {
  const origin = 'palmunion/audit/5c1e1f0a9b7d4c22'
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.concat([Buffer.from([1]), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)])
  const id = sha(Buffer.from(`${origin}\n`), raw).subarray(0, 4)
  const key = `${origin}+${id.toString('hex')}+${raw.toString('base64')}`
  const text = `${origin}\n7\n${root(leaves).toString('base64')}\n`
  const signed = (said: string): string =>
    `${text}\n— ${origin} ${Buffer.concat([id, sign(null, Buffer.from(said), privateKey)]).toString('base64')}\n`

  it('names origin, size and root', () => {
    expect(parseCheckpoint(parseNote(signed(text))!.text)).toEqual({
      origin,
      size: 7,
      root: root(leaves).toString('hex'),
    })
    expect(parseCheckpoint(`${origin}\nseven\nAA==\n`)).toBeNull()
  })

  it('is signed by the key of the log', async () => {
    expect(await isSigned(signed(text), key)).toBe(true)
  })

  it('is not signed when text, signature or key are others', async () => {
    expect(await isSigned(signed(`${text}more`), key)).toBe(false)
    expect(await isSigned(`${text}\n`, key)).toBe(false)
    expect(await isSigned(signed(text), key.replace(id.toString('hex'), '00000000'))).toBe(false)
    expect(await isSigned(signed(text), 'nonsense')).toBe(false)
  })
})
