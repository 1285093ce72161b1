/** Reading of paper: the door for the rest of the mail room. */
export * from './document-reading.ts'
export { READING_LANGUAGES, type ReadingLanguage } from './languages.ts'
export { readDocument, type ReadDocumentInput } from './read-document.ts'
export { ReaderPool, sharedPool } from './reader-pool.ts'
