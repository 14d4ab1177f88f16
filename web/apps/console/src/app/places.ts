import type { Power } from './session'
import type { Word } from './i18n'
import eye from 'icon:eye-check'
import home from 'icon:home'
import key from 'icon:key'
import users from 'icon:users'

/// A part of the console in the menu.
export interface Place {
  path: string
  name: Word
  /** What it is for, on the first page. */
  lead: Word
  icon: string
  /** The second of two keys that lead there, after `g`. */
  letter: string
  /** One of these opens it; without any it is everybody's. */
  powers: readonly Power[]
}

const everybody: readonly Power[] = []

export const places: readonly Place[] = [
  { path: '/', name: 'menu.home', lead: 'home.home', icon: home, letter: 'h', powers: everybody },
  {
    path: '/colleagues',
    name: 'menu.colleagues',
    lead: 'home.colleagues',
    icon: users,
    letter: 'p',
    powers: ['staff.see'],
  },
  { path: '/audit', name: 'menu.audit', lead: 'home.audit', icon: eye, letter: 'a', powers: ['audit.see'] },
  { path: '/account', name: 'menu.account', lead: 'home.account', icon: key, letter: 'm', powers: everybody },
]

/// The places that somebody with these powers sees.
export function placesFor(powers: readonly Power[]): Place[] {
  return places.filter((place) => place.powers.length === 0 || place.powers.some((one) => powers.includes(one)))
}

/// The place to which a path belongs: that of the longest beginning.
export function placeOf(path: string): Place | undefined {
  return places
    .filter((place) => path === place.path || path.startsWith(place.path === '/' ? '//' : `${place.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0]
}
