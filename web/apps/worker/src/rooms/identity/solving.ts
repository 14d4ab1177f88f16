import { proofProgress, searchProof, type Challenge } from './proof'
import type { ProofMessage } from './proof.worker'
import ProofWorker from './proof.worker?worker'

type Progress = (share: number) => void

/// Finds the counter without blocking the page, and says how far it is.
export async function solveProof(challenge: Challenge, progress: Progress): Promise<number> {
  try {
    return await solveInWorker(challenge, progress)
  } catch {
    // Some web views have no workers: then in slices between two frames.
    return solveInSlices(challenge, progress)
  }
}

function solveInWorker(challenge: Challenge, progress: Progress): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new ProofWorker()
    worker.onerror = (event) => {
      worker.terminate()
      reject(new Error(event.message))
    }
    worker.onmessage = (event: MessageEvent<ProofMessage>) => {
      if ('tried' in event.data) {
        progress(proofProgress(event.data.tried, challenge.difficultyBits))
        return
      }
      worker.terminate()
      resolve(event.data.counter)
    }
    worker.postMessage(challenge)
  })
}

async function solveInSlices(challenge: Challenge, progress: Progress): Promise<number> {
  const slice = 512
  for (let tried = 0; ; tried += slice) {
    const counter = searchProof(challenge, tried, slice)
    if (counter !== null) return counter
    progress(proofProgress(tried + slice, challenge.difficultyBits))
    await new Promise((resolve) => setTimeout(resolve))
  }
}
