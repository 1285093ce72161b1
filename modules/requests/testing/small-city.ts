import type { RequestTypeDefinition } from '#modules/catalogue'
import { type AgentActor, type HeldRole, systemActor } from '#platform/access'
import { type House, type Tx, json, newId } from '#platform/database'

/** Ids of a city small enough to be read in one look: two services in the open, one whose files nobody else may know of. */
export interface SmallCity {
  units: Record<UnitCode, string>
  agents: Record<AgentCode, string>
  actors: Record<AgentCode, AgentActor>
  templates: { planned: string; delay: string }
}

type UnitCode = 'DEP' | 'DSO' | 'DRU' | 'ECL' | 'PRO' | 'ASO' | 'ACC'
type AgentCode = 'karim' | 'nora' | 'ines' | 'samir' | 'paul'

const AT = Temporal.Instant.from('2026-01-05T08:00:00Z')

const UNITS: readonly { code: UnitCode; kind: 'directorate' | 'service'; parent?: UnitCode; name: string; sector: string }[] = [
  { code: 'DEP', kind: 'directorate', name: 'Espaces publics', sector: 'S-ESP' },
  { code: 'DSO', kind: 'directorate', name: 'Solidarités', sector: 'S-SOC' },
  { code: 'DRU', kind: 'directorate', name: 'Relations avec les usagers', sector: 'S-GEN' },
  { code: 'ECL', kind: 'service', parent: 'DEP', name: 'Éclairage public', sector: 'S-ESP' },
  { code: 'PRO', kind: 'service', parent: 'DEP', name: 'Propreté des rues', sector: 'S-ESP' },
  { code: 'ASO', kind: 'service', parent: 'DSO', name: 'Aide sociale', sector: 'S-SOC' },
  { code: 'ACC', kind: 'service', parent: 'DRU', name: 'Accueil', sector: 'S-GEN' },
]

/** Karim works on lighting, Nora heads it, Inès answers at the front desk, Samir helps people, Paul sweeps. */
const AGENTS: readonly { code: AgentCode; given: string; family: string; unit: UnitCode; role: string }[] = [
  { code: 'karim', given: 'Karim', family: 'Benali', unit: 'ECL', role: 'R-INS' },
  { code: 'nora', given: 'Nora', family: 'Duval', unit: 'ECL', role: 'R-RES' },
  { code: 'ines', given: 'Inès', family: 'Moreau', unit: 'ACC', role: 'R-TEL' },
  { code: 'samir', given: 'Samir', family: 'Kaci', unit: 'ASO', role: 'R-INS' },
  { code: 'paul', given: 'Paul', family: 'Girard', unit: 'PRO', role: 'R-INS' },
]

const OPEN_SECTORS = ['S-ESP', 'S-GEN']

/** Writes the small city and gives the actors who work in it. */
export async function buildSmallCity(house: House): Promise<SmallCity> {
  const units = idsOf(UNITS.map((unit) => unit.code))
  const agents = idsOf(AGENTS.map((agent) => agent.code))
  const templates = { planned: newId(), delay: newId() }
  await house.work(systemActor('test'), async ({ tx }) => {
    await writeOrganisation(tx, units, agents)
    await writeCatalogue(tx, templates)
  })
  return { units, agents, templates, actors: actorsOf(units, agents) }
}

function idsOf<Code extends string>(codes: readonly Code[]): Record<Code, string>
function idsOf(codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, newId()]))
}

async function writeOrganisation(tx: Tx, units: SmallCity['units'], agents: SmallCity['agents']): Promise<void> {
  await tx
    .insertInto('organisation.city')
    .values({
      name: 'Ville de Rochambeau',
      short_name: 'Rochambeau',
      postal_address: '1 place du Parvis',
      postcode: '76000',
      town: 'Rochambeau',
      email: 'mairie@rochambeau.example',
      phone: '02 35 00 00 00',
      mail_domain: 'rochambeau.example',
      demonstration: true,
    })
    .execute()
  await tx
    .insertInto('organisation.sector')
    .values([
      { code: 'S-GEN', name: 'Accueil', sensitivity: 'low', position: 1 },
      { code: 'S-ESP', name: 'Espace public', sensitivity: 'normal', position: 2 },
      { code: 'S-SOC', name: 'Action sociale', sensitivity: 'very-high', position: 3 },
    ])
    .execute()
  for (const unit of UNITS) {
    await tx
      .insertInto('organisation.unit')
      .values({
        id: units[unit.code],
        code: unit.code,
        kind: unit.kind,
        parent_id: unit.parent === undefined ? null : units[unit.parent],
        name: unit.name,
        sector_code: unit.sector,
        phone: '02 35 00 14 00',
      })
      .execute()
  }
  await tx
    .insertInto('organisation.agent')
    .values(
      AGENTS.map((agent) => ({
        id: agents[agent.code],
        code: agent.code.toUpperCase(),
        given_name: agent.given,
        family_name: agent.family,
        email: `${agent.code}@rochambeau.example`,
        unit_id: units[agent.unit],
      })),
    )
    .execute()
  await tx.insertInto('organisation.partner').values({ code: 'METROPOLE', name: 'Métropole Seine-Aval', kind: 'metropolis' }).execute()
  await tx
    .insertInto('organisation.competence')
    .values({
      code: 'K02',
      subject: 'Éclairage',
      partner_code: 'METROPOLE',
      act: 'referred',
      sentence: 'L’éclairage relève de la Métropole.',
      type_codes: ['EP-ECL'],
    })
    .execute()
}

async function writeCatalogue(tx: Tx, templates: SmallCity['templates']): Promise<void> {
  for (const [position, [code, definition]] of Object.entries(TYPES).entries()) {
    const versionId = newId()
    await tx.insertInto('catalogue.request_type').values({ code, position }).execute()
    await tx
      .insertInto('catalogue.request_type_version')
      .values({
        id: versionId,
        type_code: code,
        number: 1,
        state: 'published',
        definition: json(definition),
        created_at: AT,
        published_at: AT,
      })
      .execute()
    await tx.updateTable('catalogue.request_type').set({ current_version_id: versionId }).where('code', '=', code).execute()
  }
  await tx
    .insertInto('catalogue.answer_template')
    .values([
      {
        id: templates.planned,
        code: 'R10',
        type_code: 'EP-ECL',
        title: 'Réparation planifiée',
        bodies: json({ fr: 'Bonjour {{civilite_nom}},\n\nLa réparation de {{titre}} est prévue pour le {{jour}}.' }),
      },
      { id: templates.delay, code: 'R03', title: 'Retard annoncé', bodies: json({ fr: 'Votre demande {{reference}} a pris du retard.' }) },
    ])
    .execute()
}

const COMMON = {
  level: 'simple',
  archetype: 'intervention',
  channels: ['portal', 'phone', 'counter'],
  audience: ['anyone'],
  anonymous: true,
  lifeMoment: 'problem',
  legalNote: '',
  requiredDocuments: [],
  fields: [],
  keywords: [],
  synonyms: [],
} satisfies Partial<RequestTypeDefinition>

const TYPES: Record<string, RequestTypeDefinition> = {
  'EP-ECL': {
    ...COMMON,
    title: { fr: 'Signalement éclairage' },
    description: { fr: 'Un lampadaire éteint.' },
    sectorCode: 'S-ESP',
    unitCode: 'ECL',
    regime: {
      serviceTargetWorkingDays: 15,
      silence: 'none',
      acknowledgement: 'courtesy',
      legalBasis: 'un signalement n’en fait pas naître',
    },
    fields: [{ name: 'mat', kind: 'text', label: { fr: 'Numéro du mât' }, required: false }],
  },
  'EP-ENS': {
    ...COMMON,
    title: { fr: 'Autorisation d’enseigne' },
    description: { fr: 'Poser une enseigne.' },
    sectorCode: 'S-ESP',
    unitCode: 'ECL',
    archetype: 'decision',
    level: 'complex',
    regime: { serviceTargetWorkingDays: 30, silence: 'rejection', acknowledgement: 'statutory', legalBasis: 'L231-4 CRPA' },
    requiredDocuments: [{ fr: 'Plan de situation' }, { fr: 'Photographie de la façade' }],
  },
  'EP-PRO': {
    ...COMMON,
    title: { fr: 'Signalement propreté' },
    description: { fr: 'Une rue sale.' },
    sectorCode: 'S-ESP',
    unitCode: 'PRO',
    regime: { serviceTargetWorkingDays: 5, silence: 'none', acknowledgement: 'courtesy', legalBasis: '' },
  },
  'SO-AID': {
    ...COMMON,
    title: { fr: 'Demande d’aide' },
    description: { fr: 'Une aide financière.' },
    sectorCode: 'S-SOC',
    unitCode: 'ASO',
    regime: { serviceTargetWorkingDays: 20, silence: 'rejection', acknowledgement: 'statutory', legalBasis: 'L231-4 CRPA' },
  },
}

function actorsOf(units: SmallCity['units'], agents: SmallCity['agents']): SmallCity['actors'] {
  const of = (code: AgentCode): AgentActor => {
    const agent = AGENTS.find((known) => known.code === code)
    if (agent === undefined) throw new Error(`no agent ${code}`)
    const unitId = units[agent.unit]
    const roles: HeldRole[] = [{ role: agent.role, units: [unitId] }]
    return {
      kind: 'agent',
      id: agents[code],
      sessionId: newId(),
      name: `${agent.given} ${agent.family}`,
      unitId,
      roles,
      sight: { units: [unitId], sectors: agent.role === 'R-TEL' ? OPEN_SECTORS : [], citizens: true, mailroom: false },
    }
  }
  return { karim: of('karim'), nora: of('nora'), ines: of('ines'), samir: of('samir'), paul: of('paul') }
}
