import { ref } from 'vue'

/// Whether the dialog that asks for the second factor is open.
export const isProofAsked = ref(false)
let waiting: ((isShown: boolean) => void)[] = []

/// Resolves when the second factor was shown again, or when the person closed the dialog.
export function askForProof(): Promise<boolean> {
  isProofAsked.value = true
  return new Promise((resolve) => waiting.push(resolve))
}

export function answerProof(isShown: boolean): void {
  isProofAsked.value = false
  const all = waiting
  waiting = []
  all.forEach((resolve) => resolve(isShown))
}
