import { openAccounts, admits, identify } from '#modules/accounts'
import { type FastifyInstance } from 'fastify'
import type { Config } from '#platform/config'
import { createServer } from '#platform/http'
import { type AssetManifest, renderFragment } from '#platform/ui'
import { assets, buildAssets } from '../platform/ui/build.ts'
import { type Building, openBuilding } from './building.ts'
import { diskIsFull } from './disk-room.ts'
import { demonstrationSignIn } from './demonstration.ts'
import { deskFrame } from './desk/frame.ts'
import { deskLayout, readFrameAhead } from './desk/layout.tsx'
import { portalLayout } from './portal/layout.tsx'
import { portTrouble } from './port-taken.ts'
import { receiveFormFile } from './receive-form-file.ts'
import { routesOf } from './routes.ts'
import { plainRoutes } from './plain-routes.ts'
import { metricsRoute, webMetrics } from './web-metrics.ts'

export interface Web {
  port: number
  origin: string
  server: FastifyInstance
  building: Building
  close(): Promise<void>
}

/** Opens the HTTP process: builds what browsers need, mounts the routes of all modules, listens. */
export async function startWeb(config: Config): Promise<Web> {
  await buildAssets()
  const building = await openBuilding(config, 'web')
  try {
    return { ...(await listen(config, building, assets)), building }
  } catch (error) {
    // What is open would keep a process alive that serves nobody.
    await building.close()
    throw portTrouble(error, config.port)
  }
}

async function listen(config: Config, building: Building, manifest: () => AssetManifest) {
  const { house, keys, log } = building
  const demonstration = config.mode === 'demonstration'
  const origin = config.origin ?? `http://localhost:${config.port}`
  const accounts = openAccounts({ house, origin, demonstration, secrets: keys, demonstrationSignIn: () => demonstrationSignIn(config) })
  const tools = { config, building, accounts, origin, demonstration, assets: manifest }
  const metrics = webMetrics(building)
  const desk = deskFrame(tools, manifest())
  const server = await createServer({
    house,
    routes: routesOf(tools),
    layouts: { public: portalLayout({ assets: manifest, demonstration }), agent: deskLayout(desk) },
    ahead: (call, route) => readFrameAhead(call, route, desk),
    renderPart: (part, frame) =>
      renderFragment(part, { locale: frame.locale, nonce: frame.nonce, assets: manifest(), demo: demonstration, csrf: frame.csrf }),
    identify: (credentials, at) => identify(accounts, credentials, at),
    admits,
    receive: (file) => receiveFormFile(building, file),
    origin,
    ...(config.filesOrigin === undefined ? {} : { filesOrigin: config.filesOrigin }),
    csrfKey: formKey(building),
    publicFolder: new URL('../build/public', import.meta.url).pathname,
    trustProxy: config.trustProxy,
    signIn: '/desk/sign-in',
    onFailure: (error, requestId) => log.failure('request failed', error, { requestId }),
    diskIsFull: () => diskIsFull(config.dataFolder),
    observe: (seen) => metrics.observeRequest(seen),
    extend: (fastify) => {
      plainRoutes(fastify, tools)
      metricsRoute(fastify, metrics, config.metricsToken)
    },
  })
  await server.listen({ port: config.port, host: config.host })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  return {
    port,
    origin,
    server,
    async close() {
      await server.close()
      await building.close()
    },
  }
}

function formKey(building: Building): Buffer {
  const { current, keys } = building.keys.secrets('form-token')
  const key = keys.get(current)
  if (key === undefined) throw new Error('the key ring has no form key')
  return key
}
