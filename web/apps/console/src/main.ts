import './shell/console.css'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './app/router'
import { beginSession } from './app/session'
import { applySettings } from './app/settings'

async function start(): Promise<void> {
  await Promise.all([applySettings(), beginSession()])
  createApp(App).use(router).mount('#app')
}

void start()
