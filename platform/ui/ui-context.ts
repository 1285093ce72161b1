import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '#platform/i18n'
import { type AssetManifest, NO_ASSETS } from './asset-manifest.ts'
import { type Messages, messagesFor } from './messages/index.ts'

/** What every component may need to know of the page it is in. */
export interface Ui {
  locale: Locale
  /** The nonce of this answer's Content-Security-Policy; absent in fragments and tests. */
  nonce: string | undefined
  assets: AssetManifest
  /** Whether the house runs in demonstration mode. */
  demo: boolean
  /** The token that every form sent by this browser carries (platform/http/forgery.ts). */
  csrf?: string | undefined
}

export const UiContext = createContext<Ui>({ locale: 'fr', nonce: undefined, assets: NO_ASSETS, demo: false })

export function useUi(): Ui {
  return useContext(UiContext)
}

/** The fixed words of the components ("Fermer", "Suivant") in the reader's language. */
export function useWords(): Messages {
  return messagesFor(useContext(UiContext).locale)
}
