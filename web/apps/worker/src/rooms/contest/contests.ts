import { answer, type Schemas } from '@palmunion/api'
import { computed } from 'vue'
import { useResource } from '@/app/resource'
import { api } from '@/app/server'
import { language } from '@/app/i18n'

export type Contest = Schemas['Contest']
export type ContestSummary = Schemas['ContestSummary']

const order: Record<Schemas['ContestStatus'], number> = { running: 0, announced: 1, ended: 2 }

/// The contest that the home page is about: a running one, else the next, else the last.
export function currentContest(contests: readonly ContestSummary[]): ContestSummary | null {
  const sorted = [...contests].sort((one, other) => {
    const byStatus = order[one.status] - order[other.status]
    if (byStatus !== 0) return byStatus
    return one.status === 'ended'
      ? other.ends_on.localeCompare(one.ends_on)
      : one.starts_on.localeCompare(other.starts_on)
  })
  return sorted[0] ?? null
}

export function useContests() {
  return useResource(
    () => `contests:${language()}`,
    () => answer(api.GET('/api/v1/quiz/contests')),
  )
}

/// The slug in the address, or that of the current contest.
export function useSlug(inAddress: () => string | undefined) {
  const contests = useContests()
  const slug = computed(
    () => inAddress() || (contests.data.value && currentContest(contests.data.value.items)?.slug) || null,
  )
  /** True when the list is there and holds nothing. */
  const none = computed(() => !inAddress() && contests.data.value !== null && contests.data.value.items.length === 0)
  return { slug, none, contests }
}

export function useContest(slug: () => string | null) {
  return useResource(
    () => (slug() === null ? null : `contest:${slug()}:${language()}`),
    () => answer(api.GET('/api/v1/quiz/contests/{slug}', { params: { path: { slug: slug()! } } })),
  )
}
