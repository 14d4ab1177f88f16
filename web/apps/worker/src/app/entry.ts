import type { Schemas } from '@palmunion/api'
import { api } from './server'

export type Channel = Schemas['Channel']

const channels: readonly string[] = ['qr', 'official_account_menu', 'share', 'direct'] satisfies Channel[]

export interface Door {
  channel: Channel
  placement: string | null
}

/// Through which door somebody came, from the address with which the app was opened.
export function doorFrom(search: string): Door {
  const query = new URLSearchParams(search)
  const channel = query.get('ch') ?? ''
  const placement = query.get('p') ?? ''
  return {
    channel: channels.includes(channel) ? (channel as Channel) : 'direct',
    placement: /^[a-z0-9-]{1,40}$/.test(placement) ? placement : null,
  }
}

export const door = doorFrom(location.search)
let counted = false

/// Counts this start of the app, once. A count that does not arrive is not worth a second try.
export function countEntry(slug: string): void {
  if (counted) return
  counted = true
  const body = { channel: door.channel, ...(door.placement === null ? {} : { placement: door.placement }) }
  api.POST('/api/v1/quiz/contests/{slug}/entries', { params: { path: { slug } }, body }).catch(() => undefined)
}
