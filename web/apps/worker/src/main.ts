import '@palmunion/tokens'
import '@palmunion/ui/ui.css'
import '@palmunion/charts/charts.css'
import './shell/app.css'
import { createApp } from 'vue'
import App from './App.vue'
import { registerWorker } from './app/pwa'
import { router } from './app/router'
import { beginSession } from './app/session'
import { applySettings } from './app/settings'
import { keepSending, openShared, shared } from './app/shared'

async function start(): Promise<void> {
  await Promise.all([applySettings(), openShared()])
  const known = beginSession(shared.shelf)
  createApp(App).use(router).mount('#app')
  await known
  keepSending()
  registerWorker()
}

void start()
