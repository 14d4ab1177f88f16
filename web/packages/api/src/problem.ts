import type { components } from './schema'

export type Problem = components['schemas']['Problem']

/// The server has understood and says no.
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly traceId: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Seconds after which the same request makes sense again. */
  readonly retryAfterS: number | null

  constructor(problem: Problem, retryAfterS: number | null) {
    super(problem.title)
    this.name = 'Refused'
    this.status = problem.status
    this.code = problem.code
    this.traceId = problem.trace_id
    this.facts = problem
    this.retryAfterS = retryAfterS
  }

  /// A number among the facts of the refusal, such as `tries_left`.
  count(name: string): number | null {
    const value = this.facts[name]
    return typeof value === 'number' ? value : null
  }

  static from(response: Response, body: unknown): Refused {
    const known = isProblem(body)
      ? body
      : // A proxy in front answers in its own way.
        {
          type: 'about:blank',
          title: '',
          status: response.status,
          code: `http_${response.status}`,
          trace_id: response.headers.get('X-Trace-Id') ?? '',
        }
    const seconds = Number(response.headers.get('Retry-After'))
    return new Refused(known, Number.isFinite(seconds) && seconds > 0 ? seconds : null)
  }
}

/// No answer: no network, or nobody there in time. Whether the request arrived is not known.
export class Unreachable extends Error {
  /** What `fetch` threw. */
  readonly reason: unknown

  constructor(reason: unknown) {
    super('unreachable')
    this.name = 'Unreachable'
    this.reason = reason
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}
