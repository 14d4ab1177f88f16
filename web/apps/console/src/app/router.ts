import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { needWords, type Pack } from './i18n'
import { session } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a session, and without the frame around it. */
    isOpen?: boolean
    packs?: Pack[]
  }
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('~/rooms/identity/SignInPage.vue'),
    meta: { isOpen: true, packs: ['identity'] },
  },
  {
    path: '/set-up',
    component: () => import('~/rooms/identity/SetUpPage.vue'),
    meta: { isOpen: true, packs: ['identity'] },
  },
  { path: '/', component: () => import('~/rooms/home/HomePage.vue'), meta: { packs: ['membership'] } },
  {
    path: '/account',
    component: () => import('~/rooms/identity/AccountPage.vue'),
    meta: { packs: ['identity', 'membership'] },
  },
  {
    path: '/colleagues',
    component: () => import('~/rooms/membership/ColleaguesPage.vue'),
    meta: { packs: ['membership'] },
  },
  {
    path: '/colleagues/:id',
    component: () => import('~/rooms/membership/ColleaguePage.vue'),
    meta: { packs: ['membership'] },
  },
  { path: '/audit', component: () => import('~/rooms/audit/AuditPage.vue'), meta: { packs: ['audit', 'membership'] } },
  { path: '/:rest(.*)*', component: () => import('~/app/NotFoundPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  if (to.meta.packs) await needWords(to.meta.packs)
  if (to.meta.isOpen || session.state !== 'out') return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
})

/// Where to go after signing in: only addresses of the console.
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}

// A new release has other file names; the page that is open asks for the old ones.
router.onError((error, to) => {
  const isStale = /dynamically imported module|module script failed/i.test(String(error))
  if (isStale && navigator.onLine) location.assign(router.resolve(to.fullPath).href)
})
