import { ActionSpecimens } from './style-page/action-specimens.tsx'
import { FactSpecimens } from './style-page/fact-specimens.tsx'
import { FigureSpecimens } from './style-page/figure-specimens.tsx'
import { FormSpecimens } from './style-page/form-specimens.tsx'
import { StateSpecimens } from './style-page/state-specimens.tsx'
import { StorySpecimens } from './style-page/story-specimens.tsx'

export { SampleDesk } from './style-page/sample-desk.tsx'
export { SamplePortal } from './style-page/sample-portal.tsx'
export { SampleRequest } from './style-page/sample-request.tsx'

/**
 * Every component in every state, light and dark, for citizens and for agents: the body of `/style` (demonstration mode only), in a wide page.
 * `suggestUrl` answers the sample combobox.
 */
export function StylePage({ suggestUrl = '/style/suggestions' }: { suggestUrl?: string }) {
  return (
    <div class="style-page">
      <h1>Composants</h1>
      <p class="lead">Chaque composant dans ses états, en clair et en sombre, pour les usagers puis pour les agents.</p>
      <h2>Agir</h2>
      <ActionSpecimens />
      <h2>Remplir</h2>
      <FormSpecimens suggestUrl={suggestUrl} />
      <h2>Lire</h2>
      <StateSpecimens />
      <FactSpecimens />
      <StorySpecimens />
      <FigureSpecimens />
    </div>
  )
}
