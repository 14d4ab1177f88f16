// @vitest-environment node
import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { describe, expect, it } from 'vitest'
import { Refused, Unreachable, answer } from '../src'

const contract = new URL('../../../../docs/api/openapi.yaml', import.meta.url)
const committed = new URL('../src/schema.d.ts', import.meta.url)

describe('the generated types', () => {
  it('are those of the contract as it stands (npm run types)', async () => {
    const fresh = astToString(await openapiTS(contract))
    const withoutHeader = (text: string): string => text.slice(text.indexOf('export '))
    expect(withoutHeader(readFileSync(committed, 'utf8')).trim()).toBe(withoutHeader(fresh).trim())
  }, 30_000)
})

describe('an answer', () => {
  const reply = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers })
  const problem = { type: '', title: '验证码不对', status: 422, code: 'code_wrong', trace_id: '7f3a', tries_left: 3 }

  it('is the body when the server agrees', async () => {
    expect(await answer(Promise.resolve({ data: 5, response: reply(200) }))).toBe(5)
  })

  it('is a refusal with its facts when the server says no', async () => {
    const refused = await answer(Promise.resolve({ error: problem, response: reply(422) })).catch(
      (cause: unknown) => cause,
    )
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({ status: 422, code: 'code_wrong', traceId: '7f3a', message: '验证码不对' })
    expect((refused as Refused).count('tries_left')).toBe(3)
    expect((refused as Refused).count('nothing')).toBeNull()
  })

  it('is a refusal even when something else than the program answers', async () => {
    const call = Promise.resolve({ error: '<html>', response: reply(502, { 'Retry-After': '7' }) })
    const refused = await answer(call).catch((cause: unknown) => cause)
    expect(refused).toMatchObject({ status: 502, code: 'http_502', retryAfterS: 7 })
  })

  it('is unreachable when there is none', async () => {
    await expect(answer(Promise.reject(new TypeError('Failed to fetch')))).rejects.toBeInstanceOf(Unreachable)
  })
})
