export { fold, holdsPhrase, stems } from './words.ts'
