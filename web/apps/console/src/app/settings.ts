import type { Language } from '@palmunion/face'
import { reactive, watch } from 'vue'
import { language, speak } from './i18n'

export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  language: Language
  theme: Theme
  /** Whether single keys do something. */
  shortcuts: boolean
}

// The script in index.html reads the same entry before the first paint.
const entry = 'palmunion.console'
const defaults: Settings = { language: 'zh', theme: 'system', shortcuts: true }

export const settings = reactive<Settings>(load())

/// Settings as they are stored; anything unreadable falls back to its default.
export function settingsFrom(text: string | null): Settings {
  let stored: Partial<Settings> = {}
  try {
    stored = (JSON.parse(text ?? '{}') ?? {}) as Partial<Settings>
  } catch {
    // As if nothing was stored.
  }
  return {
    language: stored.language === 'en' ? 'en' : defaults.language,
    theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'system',
    shortcuts: stored.shortcuts !== false,
  }
}

function load(): Settings {
  try {
    return settingsFrom(localStorage.getItem(entry))
  } catch {
    return { ...defaults }
  }
}

function apply(): void {
  const root = document.documentElement
  if (settings.theme === 'system') root.removeAttribute('data-theme')
  else root.setAttribute('data-theme', settings.theme)
}

function store(): void {
  try {
    localStorage.setItem(entry, JSON.stringify(settings))
  } catch {
    // A browser without storage keeps the choice for this visit.
  }
}

/// Puts the settings into force and keeps them so.
export async function applySettings(): Promise<void> {
  apply()
  if (settings.language !== language()) await speak(settings.language)
  watch(settings, () => {
    apply()
    store()
    if (settings.language !== language()) void speak(settings.language)
  })
}
