import { leadingZeroBits, sha256 } from './sha256'

export interface Challenge {
  challenge: string
  difficultyBits: number
}

/// The smallest counter, from `from` on, whose digest begins with enough zero bits; null when none
/// of the next `tries` has.
export function searchProof({ challenge, difficultyBits }: Challenge, from: number, tries: number): number | null {
  const encoder = new TextEncoder()
  for (let counter = from; counter < from + tries; counter++) {
    if (leadingZeroBits(sha256(encoder.encode(`${challenge}:${counter}`))) >= difficultyBits) return counter
  }
  return null
}

/// How far a search probably is: the chance that it would have ended by now, 0 to 1.
export function proofProgress(tried: number, difficultyBits: number): number {
  return 1 - Math.exp(-tried / 2 ** difficultyBits)
}
