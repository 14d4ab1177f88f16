import { Refused } from '@palmunion/api'
import { online } from '@palmunion/face'
import { t } from './i18n'

export interface FailureWords {
  title: string
  advice: string
  /** Number of the failure for the operator, or empty. */
  trace: string
}

/// What a failure says to a person. The server's own words come first: they know the facts.
export function wordsFor(failure: unknown): FailureWords {
  if (failure instanceof Refused) {
    // A refusal explains itself; only a breakdown needs the operator.
    const trace = failure.status >= 500 || failure.message === '' ? failure.traceId : ''
    if (failure.status === 503)
      return { title: failure.message || t('error.busy'), advice: t('error.busy.advice'), trace }
    return { title: failure.message || t('error.unknown'), advice: '', trace }
  }
  if (!online.value) return { title: t('error.offline'), advice: t('error.offline.advice'), trace: '' }
  return { title: t('error.unreachable'), advice: t('error.unreachable.advice'), trace: '' }
}

/// The same in one line.
export function sayFailure(failure: unknown): string {
  const { title, trace } = wordsFor(failure)
  return trace ? `${title}${t('error.trace.short', { id: trace })}` : title
}
