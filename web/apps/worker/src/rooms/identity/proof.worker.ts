import { searchProof, type Challenge } from './proof'

export type ProofMessage = { tried: number } | { counter: number }

const chunk = 4096

self.onmessage = (event: MessageEvent<Challenge>) => {
  const say = (message: ProofMessage): void => self.postMessage(message)
  for (let tried = 0; ; tried += chunk) {
    const counter = searchProof(event.data, tried, chunk)
    if (counter !== null) {
      say({ counter })
      return
    }
    say({ tried: tried + chunk })
  }
}
