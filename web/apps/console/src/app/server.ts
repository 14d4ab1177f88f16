import { createApi } from '@palmunion/api'
import { htmlLanguage } from '@palmunion/face'
import { language } from './i18n'

/// The one client of the console.
export const api = createApi({
  baseUrl: location.origin,
  language: () => htmlLanguage[language()],
  timeoutMs: 20_000,
})
