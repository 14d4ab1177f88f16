import { closeTopSheet } from '@palmunion/ui'
import { createRouter, createWebHashHistory, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { needWords, type Pack } from './i18n'
import { session, whenKnown } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who gets in: a signed-in person, or one who has also chosen a union. */
    needs?: 'person' | 'union'
    tab?: 'home' | 'quiz' | 'events' | 'me'
    /** Without the tab bar: the person is in the middle of something. */
    alone?: boolean
    words?: Pack
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('@/rooms/home/HomePage.vue'), meta: { tab: 'home' } },
  {
    path: '/login',
    component: () => import('@/rooms/identity/LoginPage.vue'),
    meta: { alone: true, words: 'account' },
  },
  {
    path: '/join',
    component: () => import('@/rooms/organisation/JoinPage.vue'),
    meta: { needs: 'person', alone: true, words: 'account' },
  },
  { path: '/quiz/:c?', component: () => import('@/rooms/quiz/TodayPage.vue'), meta: { tab: 'quiz' } },
  {
    path: '/quiz/:c/play',
    component: () => import('@/rooms/quiz/PlayPage.vue'),
    meta: { needs: 'union', alone: true },
  },
  {
    path: '/quiz/:c/study',
    component: () => import('@/rooms/quiz/StudyPage.vue'),
    meta: { needs: 'union', alone: true },
  },
  {
    path: '/quiz/:c/result/:date/:no',
    component: () => import('@/rooms/quiz/ResultPage.vue'),
    meta: { needs: 'person', tab: 'quiz' },
  },
  {
    path: '/quiz/:c/review',
    component: () => import('@/rooms/quiz/MistakesPage.vue'),
    meta: { needs: 'person', tab: 'quiz' },
  },
  {
    path: '/quiz/:c/practice',
    component: () => import('@/rooms/quiz/PracticePage.vue'),
    meta: { needs: 'person', alone: true },
  },
  {
    path: '/calendar',
    component: () => import('@/rooms/quiz/CalendarPage.vue'),
    meta: { needs: 'person', tab: 'home' },
  },
  { path: '/board/:c?', component: () => import('@/rooms/quiz/BoardPage.vue'), meta: { tab: 'home' } },
  { path: '/events', component: () => import('@/rooms/contest/EventsPage.vue'), meta: { tab: 'events' } },
  { path: '/events/:c', component: () => import('@/rooms/contest/AboutPage.vue'), meta: { tab: 'events' } },
  { path: '/me', component: () => import('@/rooms/membership/MePage.vue'), meta: { tab: 'me', words: 'account' } },
  {
    path: '/me/settings',
    component: () => import('@/rooms/membership/SettingsPage.vue'),
    meta: { tab: 'me', words: 'account' },
  },
  {
    path: '/me/devices',
    component: () => import('@/rooms/identity/DevicesPage.vue'),
    meta: { needs: 'person', tab: 'me', words: 'account' },
  },
  { path: '/:rest(.*)*', component: () => import('@/app/NotFoundPage.vue') },
]

const base = import.meta.env.BASE_URL
const history = import.meta.env.VITE_ROUTER === 'hash' ? createWebHashHistory(base) : createWebHistory(base)
// The router itself listens later than this.
let goesBack = false
history.listen(() => (goesBack = true))

export const router = createRouter({
  history,
  routes,
  scrollBehavior: async (_to, _from, saved) => {
    if (saved) await tallEnough(saved.top + innerHeight)
    return saved ?? { top: 0 }
  },
})

/// Waits until the page reaches down to where somebody was, or for a second: its content comes
/// after it.
async function tallEnough(height: number): Promise<void> {
  const until = performance.now() + 1000
  while (document.documentElement.scrollHeight < height && performance.now() < until)
    await new Promise((resolve) => requestAnimationFrame(resolve))
}

// The back button of a phone takes away what lies on top before it leaves the page.
router.beforeEach(() => {
  const wasBack = goesBack
  goesBack = false
  return !(wasBack && closeTopSheet())
})

router.beforeEach(async (to) => {
  if (to.meta.words) await needWords(to.meta.words)
  if (!to.meta.needs) return true
  await whenKnown()
  if (session.state !== 'in') return { path: '/login', query: { next: to.fullPath } }
  if (to.meta.needs === 'union' && session.me && !session.me.union)
    return { path: '/join', query: { next: to.fullPath } }
  return true
})

/// Where to go after signing in: only addresses of this app.
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}

// A new release has other file names; the page that is open asks for the old ones.
router.onError((error, to) => {
  const stale = /dynamically imported module|module script failed/i.test(String(error))
  if (stale && navigator.onLine) location.assign(to.fullPath)
})
