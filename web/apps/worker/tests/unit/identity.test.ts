import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { codeFrom, isPhone, phoneFrom } from '@/rooms/identity/phone'
import { proofProgress, searchProof } from '@/rooms/identity/proof'
import { leadingZeroBits, sha256, sha256Hex } from '@/rooms/identity/sha256'

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('gives the published digest of "%s"', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest)
  })

  it('agrees with the platform at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const text = '工x'.repeat(100).slice(0, length)
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('counts leading zero bits across words', () => {
    expect(leadingZeroBits(Uint32Array.of(0xffffffff, 0))).toBe(0)
    expect(leadingZeroBits(Uint32Array.of(0x00010000, 0))).toBe(15)
    expect(leadingZeroBits(Uint32Array.of(0, 0x40000000))).toBe(33)
  })
})

describe('the proof of work', () => {
  const challenge = { challenge: '1f0c8a77b2d94e0f', difficultyBits: 10 }

  it('finds the smallest counter', () => {
    const counter = searchProof(challenge, 0, 100_000)!
    const bits = (tried: number): number =>
      leadingZeroBits(sha256(new TextEncoder().encode(`${challenge.challenge}:${tried}`)))
    expect(bits(counter)).toBeGreaterThanOrEqual(10)
    for (let smaller = 0; smaller < counter; smaller++) expect(bits(smaller)).toBeLessThan(10)
  })

  it('finds the same one in slices', () => {
    const whole = searchProof(challenge, 0, 100_000)
    let found: number | null = null
    for (let from = 0; found === null; from += 64) found = searchProof(challenge, from, 64)
    expect(found).toBe(whole)
  })

  it('gives up after its tries and says how far it is', () => {
    expect(searchProof({ challenge: 'x', difficultyBits: 32 }, 0, 10)).toBeNull()
    expect(proofProgress(0, 14)).toBe(0)
    expect(proofProgress(2 ** 14, 14)).toBeCloseTo(0.632, 2)
  })
})

describe('a typed phone number', () => {
  it.each(['199 0000 0001', '199-0000-0001', '+86 19900000001', '8619900000001', '（199）00000001'])(
    '%s is read',
    (typed) => {
      expect(phoneFrom(typed)).toBe('19900000001')
      expect(isPhone(phoneFrom(typed))).toBe(true)
    },
  )
  it.each(['1990000000', '199000000011', '29900000001', 'abc'])('%s is refused', (typed) => {
    expect(isPhone(phoneFrom(typed))).toBe(false)
  })
})

describe('a typed code', () => {
  it('may be pasted with spaces, words or full-width digits', () => {
    expect(codeFrom(' 482 913 ', 6)).toBe('482913')
    expect(codeFrom('验证码：４８２９１３', 6)).toBe('482913')
    expect(codeFrom('4829137', 6)).toBe('482913')
    expect(codeFrom('4829 1376', 8)).toBe('48291376')
  })
})
