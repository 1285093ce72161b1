import type { Route } from '#platform/http'
import type { Accounts } from '../accounts.ts'
import { myPasswordRoutes } from './my-password-routes.tsx'
import { mySessionsRoutes } from './my-sessions-routes.tsx'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { sessionRoute } from './session-route.ts'
import { setUpRoutes } from './set-up-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { stepUpRoutes } from './step-up-routes.tsx'
import { welcomeRoutes } from './welcome-routes.tsx'

export { SESSION_PATH, timeLeft } from './session-route.ts'

/** The pages of signing in and of one's own account, for the desk to mount. */
export function accountsDeskRoutes(accounts: Accounts): Route[] {
  return [
    ...signInRoutes(accounts),
    ...secondFactorRoutes(accounts),
    ...mySessionsRoutes(accounts),
    ...myPasswordRoutes(accounts),
    ...stepUpRoutes(accounts),
    ...welcomeRoutes(accounts),
    ...setUpRoutes(accounts),
    sessionRoute(),
  ]
}
