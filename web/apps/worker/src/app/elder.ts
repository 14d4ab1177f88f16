import { answer } from '@palmunion/api'
import { api } from './server'
import { session, setMe } from './session'
import { settings } from './settings'

/// Turns 长辈版 on or off. Large print comes with time, so that nobody is hurried in it; whoever has
/// been given time keeps it until they give it back in the settings.
export async function chooseElder(elder: boolean): Promise<void> {
  settings.elder = elder
  if (!elder || session.state !== 'in' || session.me?.preferences.time_accommodation) return
  // Without a network the print grows all the same.
  await answer(api.PATCH('/api/v1/me', { body: { time_accommodation: true } }))
    .then(setMe)
    .catch(() => undefined)
}
