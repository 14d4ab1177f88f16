import { reactive, watch } from 'vue'
import { language, speak, type Language } from './i18n'

export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  language: Language
  theme: Theme
  /** 长辈版, the large-print mode. */
  elder: boolean
  /** Size of the text: 0, 1 or 2 steps up. */
  text: number
  /** Whether 1-5, A-E and Enter answer questions. */
  shortcuts: boolean
}

// The script in index.html reads the same entry before the first paint.
const entry = 'palmunion.settings'
const defaults: Settings = { language: 'zh', theme: 'system', elder: false, text: 0, shortcuts: true }

export const settings = reactive<Settings>(load())

/// Settings as they are stored; anything unreadable falls back to its default.
export function settingsFrom(text: string | null): Settings {
  const stored = parsed(text)
  return {
    language: stored.language === 'en' ? 'en' : defaults.language,
    theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'system',
    elder: stored.elder === true,
    text: stored.text === 1 || stored.text === 2 ? stored.text : 0,
    shortcuts: stored.shortcuts !== false,
  }
}

function parsed(text: string | null): Partial<Settings> {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as Partial<Settings>
  } catch {
    return {}
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
  root.toggleAttribute('data-elder', settings.elder)
  root.setAttribute('data-text', String(settings.text))
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
