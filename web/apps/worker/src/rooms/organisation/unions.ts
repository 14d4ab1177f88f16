import type { Schemas } from '@palmunion/api'

type Union = Schemas['Union']

/// "浙江省 › 金华市": where a union stands in its tree.
export function pathWords(union: Union): string {
  return [union.level_name, union.path.map((step) => step.short_name).join(' › ')]
    .filter((part) => part !== '')
    .join(' · ')
}

/// Whether a union stands somewhere below another.
export function isUnder(union: Union, above: Pick<Union, 'code'>): boolean {
  return union.path.some((step) => step.code === above.code)
}
