import { AgentLayout, type AssetManifest, UiContext } from '#platform/ui'
import type { Layout } from '#platform/http'

/** The frame of every page for agents. */
export function deskLayout(options: { assets: () => AssetManifest; demonstration: boolean }): Layout {
  return (page, frame, call) => (
    <UiContext.Provider value={{ locale: call.locale, nonce: frame.nonce, assets: options.assets(), demo: options.demonstration, csrf: frame.csrf }}>
      <AgentLayout title={page.title} wide={page.wide} {...(frame.actor.kind === 'agent' ? { user: { name: frame.actor.name, links: [] } } : {})}>
        {page.body}
      </AgentLayout>
    </UiContext.Provider>
  )
}
