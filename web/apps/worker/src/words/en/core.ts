import type { CoreWord } from '@/app/i18n'
import { frame } from './frame'
import { quiz } from './quiz'

export const core: Record<CoreWord, string> = { ...frame, ...quiz }
