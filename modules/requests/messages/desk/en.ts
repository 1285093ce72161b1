import type { DeskMessages } from './fr.ts'
import { fr } from './fr.ts'
export const en = fr satisfies DeskMessages
