import type { Accounts } from '#modules/accounts'
import { accountsDeskRoutes } from '#modules/accounts/desk'
import { catalogueApiRoutes } from '#modules/catalogue/api'
import { catalogueDeskRoutes } from '#modules/catalogue/desk'
import { cataloguePortalRoutes } from '#modules/catalogue/portal'
import { citizensApiRoutes } from '#modules/citizens/api'
import { contactsApiRoutes } from '#modules/contacts/api'
import { correspondenceApiRoutes } from '#modules/correspondence/api'
import { mailDeskRoutes } from '#modules/correspondence/desk'
import { letterDeskRoutes } from '#modules/mailroom/desk'
import { agentDeskRoutes, structureDeskRoutes } from '#modules/organisation/desk'
import { requestsApiRoutes } from '#modules/requests/api'
import { requestPage } from '#modules/requests/desk'
import { requestsPortalRoutes } from '#modules/requests/portal'
import type { Config } from '#platform/config'
import type { Route } from '#platform/http'
import type { AssetManifest } from '#platform/ui'
import type { Building } from './building.ts'
import { agentParts } from './desk/agent-parts.ts'
import { liveRoute } from './desk/live-route.ts'
import { presenceBoard } from './desk/presence.ts'
import { requestParts } from './desk/request-parts.ts'
import { deskRoutes } from './desk/routes.tsx'
import { systemRoutes } from './desk/system/index.ts'
import { portalParts } from './portal/portal-parts.ts'
import { portalRoutes } from './portal/routes.tsx'
import { mailboxRoutes } from './demo-mailbox/routes.tsx'
import { styleRoutes } from './style/routes.tsx'

const DEMONSTRATION_DOMAIN = 'rochambeau.example'

/** What routes are made with. */
export interface WebTools {
  config: Config
  building: Building
  accounts: Accounts
  origin: string
  demonstration: boolean
  assets: () => AssetManifest
}

/** Every route of the house, module by module: what is not here is not served, and what is here stands in the authorisation matrix. */
export function routesOf(tools: WebTools): Route[] {
  const presence = presenceBoard(tools.building.live)
  const request = requestPage({ ...requestParts(tools.building.files), lookers: presence.lookers })
  return [
    ...accountsDeskRoutes(tools.accounts),
    ...deskRoutes(request),
    ...mailDeskRoutes({ files: tools.building.files, office: tools.building.trades.office }),
    ...letterDeskRoutes(tools.building.files),
    ...agentDeskRoutes(
      agentParts({
        accounts: tools.accounts,
        office: tools.building.trades.office,
        oneMailbox: tools.demonstration && tools.config.mailSmtpUrl === undefined,
      }),
    ),
    ...structureDeskRoutes({ accounts: tools.accounts, files: tools.building.files }),
    ...catalogueDeskRoutes(),
    ...systemRoutes({ building: tools.building, accounts: tools.accounts }),
    liveRoute(tools.building.live, presence),
    ...portalRoutes({ demonstration: tools.demonstration }),
    ...cataloguePortalRoutes(),
    ...requestsPortalRoutes(portalParts({ files: tools.building.files, origin: tools.origin })),
    ...requestsApiRoutes(),
    ...correspondenceApiRoutes(),
    ...contactsApiRoutes(),
    ...citizensApiRoutes(),
    ...catalogueApiRoutes(),
    ...(tools.demonstration ? [...styleRoutes(), ...demonstrationMailbox(tools.config)] : []),
  ]
}

/** Only with the mail server of the demonstration: a real one has no page that shows everybody's mail. */
function demonstrationMailbox({ dataFolder, smtpPort, mailDomain, mailSmtpUrl }: Config): Route[] {
  return mailSmtpUrl === undefined ? mailboxRoutes({ dataFolder, smtpPort, domain: mailDomain ?? DEMONSTRATION_DOMAIN }) : []
}
