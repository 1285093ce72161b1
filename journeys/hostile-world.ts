import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { SCOPES, admits, openAccounts, openPasswords } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { type Actor, type AgentActor, type TokenActor } from '#platform/access'
import { loadConfig } from '#platform/config'
import { newId } from '#platform/database'
import { type Route, createServer } from '#platform/http'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { NO_ASSETS, renderFragment } from '#platform/ui'
import { loadDemonstration } from '#demo'
import { type Building, openBuilding } from '../apps/building.ts'
import { deskFrame } from '../apps/desk/frame.ts'
import { deskLayout } from '../apps/desk/layout.tsx'
import { portalLayout } from '../apps/portal/layout.tsx'
import { sealOpened } from '../platform/http/opened-requests.ts'
import { receiveFormFile } from '../apps/receive-form-file.ts'
import { routesOf } from '../apps/routes.ts'

const ORIGIN = 'http://localhost:3000'
const CSRF_KEY = Buffer.alloc(32, 7)
const BROWSER = 'AAAAAAAAAAAAAAAAAAAAAA'
/** Limits a minute are proved elsewhere; here they would hide everything behind them. */
const UNLIMITED = undefined
/** The requests that the visitor's browser opened with their codes. */
export const FOLLOWED = 'SELECT id, reference FROM requests.request ORDER BY id LIMIT 8'
const CHEAP = { memoryCost: 1024, timeCost: 1, parallelism: 1 }

export interface HostileWorld {
  building: Building
  server: FastifyInstance
  routes: readonly Route[]
  /** Failures that the server met, newest last. */
  failures: string[]
  /** The headers of a browser of ours, with the form token in `csrf`. */
  headers: Readonly<Record<string, string>>
  csrf: string
  /** From here on the one who asks is who the route is for. */
  become(route: Route): void
  /** The tables written since the last call, what was undone left out. */
  written(): Promise<string[]>
  /** One value of a column, for addresses. */
  pick(query: string): Promise<string>
  close(): Promise<void>
}

/** The demonstration city behind its real routes and frames, without a socket, with a trigger on every table. */
export async function openHostileWorld(): Promise<HostileWorld> {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'parvis-hostile-'))
  const config = loadConfig({ DATABASE_URL: db.url, PARVIS_DATA: folder, PARVIS_LOG_LEVEL: 'silent' })
  await loadDemonstration({
    connection: db.owner,
    requests: 400,
    now: Temporal.Now.instant(),
    trackingKey: openKeys(join(folder, 'keys')).secrets('tracking-code').current,
    passwordHash: await openPasswords(CHEAP).hash('verger-beffroi-quai-42'),
  })
  const owner = new pg.Client({ connectionString: db.url })
  owner.on('error', () => undefined)
  await owner.connect()
  await watchTables(owner)
  const building = await openBuilding(config, 'web')
  const { house } = building
  const accounts = openAccounts({ house, origin: ORIGIN, demonstration: true, secrets: building.keys })
  const tools = { config, building, accounts, origin: ORIGIN, demonstration: true, assets: () => NO_ASSETS }
  const routes = routesOf(tools).map((route) => ({ ...route, perMinute: UNLIMITED }))
  const failures: string[] = []
  const agent = await allRoles(building)
  const program: TokenActor = { kind: 'token', id: newId(Date.now()), name: 'test', scopes: SCOPES, roles: agent.roles, sight: agent.sight }
  await owner.query(
    `INSERT INTO accounts.api_token (id, token_hash, name, role_code, scopes, created_at) VALUES ($1, sha256('x'), 'test', 'R-ADF', $2, now())`,
    [program.id, SCOPES],
  )
  await owner.query('TRUNCATE hostile.written')
  const followed = await owner.query<{ id: string }>(`SELECT id FROM (${FOLLOWED}) followed`)
  const opened = sealOpened(followed.rows.map((row) => row.id).join('.'), { csrfKey: CSRF_KEY, at: Temporal.Now.instant() })
  let current: Actor = agent
  const server = await createServer({
    house,
    routes,
    layouts: { public: portalLayout({ assets: () => NO_ASSETS, demonstration: true }), agent: deskLayout(deskFrame(tools, NO_ASSETS)) },
    renderPart: (part, frame) =>
      renderFragment(part, { locale: frame.locale, nonce: frame.nonce, assets: NO_ASSETS, demo: true, csrf: frame.csrf }),
    identify: async () => ({ actor: current }),
    admits,
    receive: (file) => receiveFormFile(building, file),
    origin: ORIGIN,
    csrfKey: CSRF_KEY,
    publicFolder: tmpdir(),
    signIn: '/desk/sign-in',
    onFailure: (error) =>
      failures.push(
        error instanceof Error
          ? `${error.message} ${error.stack?.split('\n').find((line) => /modules|apps|platform/.test(line)) ?? ''}`
          : String(error),
      ),
  })
  return {
    building,
    server,
    routes,
    failures,
    headers: {
      cookie: `pv=00000000; pv-b=${BROWSER}; pv-o=${opened}`,
      'sec-fetch-site': 'same-origin',
      authorization: 'Bearer pv_0000000000000000000000000000000000000000',
    },
    csrf: createHmac('sha256', CSRF_KEY).update(BROWSER).digest('base64url'),
    become(route) {
      current = route.audience === 'api' ? program : agent
    },
    async written() {
      const found = await owner.query<{ name: string }>(
        'WITH gone AS (DELETE FROM hostile.written RETURNING name) SELECT DISTINCT name FROM gone ORDER BY 1',
      )
      return found.rows.map((row) => row.name)
    },
    async pick(query) {
      const found = await owner.query<Record<string, unknown>>(query)
      return String(Object.values(found.rows[0] ?? {})[0] ?? '')
    },
    async close() {
      await server.close()
      await building.close()
      await owner.end()
      await db.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Notes each row written, in the transaction that writes it: what is undone is not noted. */
async function watchTables(owner: pg.Client): Promise<void> {
  await owner.query(`
    CREATE SCHEMA hostile;
    CREATE UNLOGGED TABLE hostile.written (name text NOT NULL);
    CREATE FUNCTION hostile.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN INSERT INTO hostile.written VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME); RETURN NULL; END $$;
    DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'hostile', 'pgboss', 'jobs')
      LOOP EXECUTE format('CREATE TRIGGER hostile_note AFTER INSERT OR UPDATE OR DELETE ON %I.%I FOR EACH ROW EXECUTE FUNCTION hostile.note()', t.nspname, t.relname); END LOOP;
    END $$`)
}

/** An agent with every role, over the whole city: nothing stops what is sent before it is read. */
async function allRoles(building: Building): Promise<AgentActor> {
  const directory = await directoryOf(building.house)
  const agent = [...directory.agents.values()].find((one) => one.email.startsWith('tiphaine.lormier'))
  if (agent === undefined) throw new Error('the demonstration has no administrator')
  const units = [...directory.units.keys()]
  const sectors = [...directory.sectors.keys()]
  return {
    kind: 'agent',
    id: agent.id,
    sessionId: newId(Date.now()),
    steppedUpUntil: Temporal.Now.instant().add({ hours: 1 }),
    name: agent.id,
    unitId: agent.unitId,
    roles: [
      { role: 'R-INS', units },
      { role: 'R-RES', units },
      { role: 'R-DIR', units },
      { role: 'R-COU', units },
      { role: 'R-RED' },
      { role: 'R-ADF' },
      { role: 'R-ADT' },
      { role: 'R-DPO' },
    ],
    sight: { units, sectors, citizens: true, mailroom: true },
  }
}
