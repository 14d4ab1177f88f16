import { createApi } from '@palmunion/api'
import { htmlLanguage } from '@palmunion/face'
import { learnFromResponse } from './clock'
import { language } from './i18n'

/// The one client of the app.
export const api = createApi({
  baseUrl: location.origin,
  language: () => htmlLanguage[language()],
  timeoutMs: 20_000,
  heard: learnFromResponse,
})
