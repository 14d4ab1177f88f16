import type { Schemas } from '@palmunion/api'

export type Colleague = Schemas['StaffPerson']
export type Role = Schemas['StaffRole']
export type RoleRow = Schemas['StaffRoleList']['items'][number]

/// What a list of colleagues is narrowed to; empty means all.
export interface Filter {
  text: string
  role: string
  state: string
}

/// Whether a colleague is among those asked for. Names are found however they are written.
export function isAmong(colleague: Colleague, filter: Filter): boolean {
  const wanted = plain(filter.text)
  const texts = [
    colleague.staff.full_name,
    colleague.staff.login,
    ...colleague.posts.flatMap(({ union }) => (union ? [union.name, union.short_name] : [])),
  ]
  return (
    (wanted === '' || texts.some((text) => plain(text).includes(wanted))) &&
    (filter.role === '' || colleague.posts.some((post) => post.role === filter.role)) &&
    (filter.state === '' || colleague.state === filter.state)
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/// Roles among those held that do not go together with this one.
export function inTheWay(row: RoleRow, colleague: Colleague): Role[] {
  const held = colleague.posts.filter((post) => post.until === null).map((post) => post.role)
  return row.excludes.filter((role) => held.includes(role))
}
