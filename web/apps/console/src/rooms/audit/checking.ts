import { answer, type Schemas } from '@palmunion/api'
import { api } from '~/app/server'
import { leafHash, rootOf } from './merkle'
import { isSigned, parseCheckpoint, parseNote } from './note'

export type Item = Schemas['AuditItem']
/** `unable`: this browser has not the means. */
export type Verdict = 'holds' | 'fails' | 'unable'

export interface Check {
  /** The entry hashes to its leaf. */
  entry: Verdict
  /** The leaf is in the tree that the checkpoint names. */
  place: Verdict
  /** The log's key signed the checkpoint. */
  signature: Verdict
  size: number
  signedAt: string
  root: string
  key: string
}

/// Asks for the proof of an entry and computes everything anew in this browser. Refused with
/// `tree_number_out_of_range` while the entry is younger than the newest checkpoint.
export async function checkEntry(item: Item): Promise<Check> {
  const [checkpoint, { key }] = await Promise.all([
    answer(api.GET('/api/v1/audit/checkpoint')),
    answer(api.GET('/api/v1/audit/key')),
  ])
  const params = { query: { leaf: item.leaf, size: checkpoint.size } }
  const proof = await answer(api.GET('/api/v1/audit/proof/inclusion', { params }))
  const named = parseCheckpoint(parseNote(checkpoint.note)?.text ?? '')
  const isSame = named !== null && named.size === checkpoint.size
  const shown = { size: checkpoint.size, signedAt: checkpoint.signed_at, root: named?.root ?? '', key }
  // Without TLS a browser keeps its cryptography to itself.
  if (!globalThis.crypto?.subtle) return { entry: 'unable', place: 'unable', signature: 'unable', ...shown }
  const hash = await leafHash(item.entry)
  const root = await rootOf({ ...proof, leaf: item.leaf, size: checkpoint.size, leaf_hash: hash })
  const signed = await isSigned(checkpoint.note, key)
  return {
    entry: hash === item.hash ? 'holds' : 'fails',
    place: isSame && root === named.root ? 'holds' : 'fails',
    signature: signed === null ? 'unable' : signed ? 'holds' : 'fails',
    ...shown,
  }
}
