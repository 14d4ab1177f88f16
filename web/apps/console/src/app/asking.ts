import { shallowRef } from 'vue'

export interface Question {
  title: string
  text: string
  /** What happens, as the words of the button. */
  confirm: string
  /** It takes something away. */
  isGrave?: boolean
}

/// The question that is asked now, with who waits for the answer.
export const asked = shallowRef<{ question: Question; answer: (isYes: boolean) => void } | null>(null)

/// Asks before something that is hard to undo.
export function ask(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      question,
      answer: (isYes) => {
        asked.value = null
        resolve(isYes)
      },
    }
  })
}
