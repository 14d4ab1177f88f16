import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { ask } from './asking'
import { t } from './i18n'
import { session } from './session'

export function askToLeave(): Promise<boolean> {
  return ask({ title: t('unsaved.title'), text: t('unsaved.text'), confirm: t('unsaved.leave'), isGrave: true })
}

/// Asks before what was typed is lost, whether by a link or with the window.
export function useUnsaved(isUnsaved: () => boolean): void {
  onBeforeRouteLeave(async () => {
    // Whose session has ended cannot save any more.
    if (session.state !== 'in' || !isUnsaved()) return true
    return askToLeave()
  })
  const warn = (event: BeforeUnloadEvent): void => {
    if (isUnsaved()) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn))
}
