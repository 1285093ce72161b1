/** For islands, in the browser only: nothing here may import server code. */
export type { Island } from './island.ts'
export { isTouched } from './keep-what-people-did.ts'
export { listenLive } from './live-connection.ts'
export { say } from './say.ts'
export { showToast, type ToastRequest } from './show-toast.ts'
export { startIslands } from './start-islands.ts'
export { type SuggestionList, suggestionList } from './suggestion-list.ts'
export { fill, wordsOf } from './words.ts'
