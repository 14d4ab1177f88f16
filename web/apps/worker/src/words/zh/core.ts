import { frame } from './frame'
import { quiz } from './quiz'

/// What the first page needs, in Chinese; every language has the same names.
export const core = { ...frame, ...quiz }
