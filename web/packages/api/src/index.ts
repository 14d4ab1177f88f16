import createClient from 'openapi-fetch'
import type { components, paths } from './schema'
import { Refused, Unreachable } from './problem'

export { Refused, Unreachable } from './problem'
export type { Problem } from './problem'

export type Schemas = components['schemas']

export interface ApiOptions {
  baseUrl: string
  /** Language of the words in problem documents. */
  language: () => string
  /** A request that takes longer counts as unreachable. */
  timeoutMs: number
  /** Hears of every answer, refused or not. */
  heard?: (response: Response) => void
}

/// The client of the contract. Calls go through `answer`, which turns refusals into `Refused`.
export function createApi(options: ApiOptions) {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: (request: Request) => fetchWithin(request, options.timeoutMs),
  })
  client.use({
    onRequest({ request }) {
      request.headers.set('Accept-Language', options.language())
      return request
    },
    onResponse({ response }) {
      options.heard?.(response)
      return undefined
    },
  })
  return client
}

export type Api = ReturnType<typeof createApi>

/// The body of a good answer. Throws `Refused` for a problem document and `Unreachable` when
/// there was no answer.
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable(cause)
  })
  if (!response.ok) throw Refused.from(response, error)
  return data as T
}

async function fetchWithin(request: Request, timeoutMs: number): Promise<Response> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    return await fetch(request, { signal: abort.signal })
  } finally {
    clearTimeout(timer)
  }
}
