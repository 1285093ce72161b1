/** Where the built browser files are, as addresses; written by the build, read by the pages. */
export interface AssetManifest {
  /** Address of the one style sheet. */
  styles: string
  scripts: { portal: string; desk: string }
  /** The woff2 that every page needs at once. */
  font: string
  /** The small drawing of the browser's tab. */
  icon: string
  /** Changes when any file changes: tells open pages that a new version is there. */
  version: string
}

/** The folder under which the server gives the files of `build/public/`. */
export const ASSETS_PATH = '/assets/'

/** For fragments and tests: no address at all. */
export const NO_ASSETS: AssetManifest = { styles: '', scripts: { portal: '', desk: '' }, font: '', icon: '', version: '' }
