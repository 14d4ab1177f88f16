import { Refused } from '@palmunion/api'
import { online } from '@palmunion/face'
import { sayTime } from './dates'
import { isWord, sayName, t } from './i18n'

/// What a failure says to a person, in one line. The server's own words come first: they know the
/// facts. Where a fact is a name made for programs, the console says it in its own words.
export function sayFailure(failure: unknown): string {
  if (failure instanceof Refused) return sayRefusal(failure)
  return t(online.value ? 'error.unreachable' : 'error.offline')
}

function sayRefusal(refused: Refused): string {
  if (refused.code === 'posts_exclude' && isWord('refused.posts_exclude'))
    return t('refused.posts_exclude', { role: sayName('role', String(refused.facts['role'] ?? '')) })
  if (refused.code === 'staff_sign_in_paused' && refused.retryAfterS !== null)
    return t('refused.paused', { time: sayTime(Date.now() + refused.retryAfterS * 1000) })
  const words = refused.message || t('error.unknown')
  // A refusal explains itself; only a breakdown needs the operator.
  return refused.status >= 500 || refused.message === '' ? words + t('error.trace', { id: refused.traceId }) : words
}

/// The input field that is to blame, or null.
export function fieldOf(failure: unknown): string | null {
  const field = failure instanceof Refused ? failure.facts['field'] : null
  return typeof field === 'string' ? field : null
}
