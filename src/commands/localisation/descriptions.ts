import type { Translation } from '../translation.ts'
import { questionTexts } from './question-texts.ts'
import { setupTexts } from './setup-texts.ts'

/** What options ask for, in other languages, by the English text: a text that changes must be translated anew. */
export const descriptions: Readonly<Record<string, Translation>> = { ...questionTexts, ...setupTexts }
