import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

/// What the address is on its way to: several values that change at once are one change.
let coming: LocationQuery | null = null

/// One value in the query of the address, so that a link shows the same page. Empty is absent.
export function useQuery(name: string): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => (typeof route.query[name] === 'string' ? route.query[name] : ''),
    set: (value) => {
      const query = { ...(coming ?? route.query), [name]: value }
      if (value === '') delete query[name]
      coming = query
      void router.replace({ query }).finally(() => {
        if (coming === query) coming = null
      })
    },
  })
}
