import { answer, type Schemas } from '@palmunion/api'
import { api } from '@/app/server'

export type PersonBoard = Schemas['PersonBoard']
export type UnionBoard = Schemas['UnionBoard']
export type Board = PersonBoard | UnionBoard
export type PersonRow = PersonBoard['items'][number]
export type Scope = Schemas['ScopeKind']

export interface BoardQuery {
  kind: 'person' | 'union'
  scope: Scope
  month?: string
  cursor?: string
  around?: 'me'
}

export function getBoard(slug: string, query: BoardQuery): Promise<Board> {
  return answer(api.GET('/api/v1/quiz/contests/{slug}/board', { params: { path: { slug }, query } }))
}

/// Which boards somebody can look at: those of the own union's line, or only the province.
export function scopesFor(union: Schemas['Union'] | null): Scope[] {
  if (!union) return ['province']
  if (union.tree === 'industry') return union.level > 2 ? ['province', 'industry', 'own'] : ['province', 'industry']
  const scopes: Scope[] = ['province', 'city']
  if (union.level >= 3) scopes.push('county')
  if (union.level > 3) scopes.push('own')
  return scopes
}
