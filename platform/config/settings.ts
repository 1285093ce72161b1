import { z } from 'zod'
import { SETTING_NOTES, oneLine, serverUrl, siteOrigin, wholeNumber, yesOrNo } from './setting.ts'

export const MODES = ['demonstration', 'production'] as const
export type Mode = (typeof MODES)[number]

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const timeZone = () => z.string().refine(isTimeZone, 'a time zone of the IANA list, such as Europe/Paris')
const hostName = () => z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'a host name such as ville.fr')
const listenAddress = () =>
  z.union([z.ipv4(), z.ipv6(), z.literal('localhost')], 'an IP address of this machine, such as 127.0.0.1 or 0.0.0.0')
const address = () => z.string().regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'an e-mail address such as mairie@ville.fr')
const clamd = () => z.string().regex(/^(\/.+|[^\s/:]+:\d{1,5}|\[[0-9a-f:]+\]:\d{1,5})$/i, 'host:port, or the absolute path of a socket')

/** Every setting of Parvis, read from the environment. Nothing else in the house reads the environment. */
export const SETTINGS = z.object({
  PARVIS_MODE: z.enum(MODES, 'demonstration or production').default('demonstration').register(SETTING_NOTES, {
    fr: 'Mode : démonstration (données fictives, mention sur chaque page) ou production.',
    en: 'Mode: demonstration (fictitious data, said on every page) or production.',
  }),
  PORT: wholeNumber(0, 65_535).default(3000).register(SETTING_NOTES, {
    fr: 'Port du serveur web ; 0 : un port libre.',
    en: 'Port of the web server; 0: any free one.',
    unit: 'port',
  }),
  PARVIS_HOST: listenAddress().default('127.0.0.1').register(SETTING_NOTES, {
    fr: "Adresse d'écoute. Par défaut cette machine seulement ; 0.0.0.0 dans un conteneur ou derrière un mandataire d'une autre machine.",
    en: 'Address listened on. By default this machine only; 0.0.0.0 in a container or behind a proxy on another machine.',
  }),
  PARVIS_ORIGIN: siteOrigin().optional().register(SETTING_NOTES, {
    fr: 'Adresse publique du site, sans chemin. Obligatoire en production.',
    en: 'Public address of the site, without path. Required in production.',
    otherwise: 'http://localhost:PORT',
  }),
  PARVIS_FILES_ORIGIN: siteOrigin().optional().register(SETTING_NOTES, {
    fr: "Autre adresse publique du même serveur, réservée aux pièces jointes : un fichier hostile n'y trouve aucune session.",
    en: 'Another public address of the same server, for attachments only: a hostile file finds no session there.',
    otherwise: 'attachments are offered for download only',
  }),
  PARVIS_TRUST_PROXY: yesOrNo().default(false).register(SETTING_NOTES, {
    fr: "Croire les en-têtes X-Forwarded-* : seulement si un mandataire inverse de confiance est le seul chemin d'accès.",
    en: 'Believe X-Forwarded-* headers: only when a trusted reverse proxy is the only way in.',
  }),
  PARVIS_DATA: oneLine(1000).default('./data').register(SETTING_NOTES, {
    fr: 'Dossier des données : clés, fichiers, base embarquée.',
    en: 'Folder of the data: keys, files, embedded database.',
  }),
  DATABASE_URL: serverUrl(['postgresql', 'postgres']).optional().register(SETTING_NOTES, {
    fr: 'Base PostgreSQL 15 ou plus, sous le rôle applicatif.',
    en: 'PostgreSQL 15 or later, under the application role.',
    secret: true,
    otherwise: 'the embedded server, in PARVIS_DATA',
  }),
  DATABASE_OWNER_URL: serverUrl(['postgresql', 'postgres']).optional().register(SETTING_NOTES, {
    fr: 'La même base sous le rôle propriétaire, pour les migrations.',
    en: 'The same database under the owner role, for migrations.',
    secret: true,
    otherwise: 'DATABASE_URL',
  }),
  PARVIS_WEB_PROCESSES: wholeNumber(1, 64).optional().register(SETTING_NOTES, {
    fr: 'Processus web que « serve » lance, sur le même port.',
    en: 'Web processes that "serve" starts, on the same port.',
    unit: 'processes',
    otherwise: 'one for two processors, four at most',
  }),
  PARVIS_POOL_SIZE: wholeNumber(2, 200).default(12).register(SETTING_NOTES, {
    fr: 'Connexions à la base par processus.',
    en: 'Database connections for each process.',
    unit: 'connections',
  }),
  PARVIS_STATEMENT_TIMEOUT: wholeNumber(100, 600_000).default(15_000).register(SETTING_NOTES, {
    fr: 'Durée au bout de laquelle la base abandonne une requête.',
    en: 'Time after which the database gives up a query.',
    unit: 'milliseconds',
  }),
  PARVIS_WORKER_CONCURRENCY: wholeNumber(1, 64).default(4).register(SETTING_NOTES, {
    fr: 'Travaux de fond menés en même temps.',
    en: 'Background jobs run at the same time.',
    unit: 'jobs',
  }),
  PARVIS_CITY_NAME: oneLine(100).optional().register(SETTING_NOTES, {
    fr: "Nom de la collectivité, tel qu'il doit être lu.",
    en: 'Name of the city, as it should be read.',
    otherwise: 'the name kept with the organisation',
  }),
  PARVIS_TIME_ZONE: timeZone().default('Europe/Paris').register(SETTING_NOTES, {
    fr: 'Fuseau horaire dans lequel la collectivité compte ses jours.',
    en: 'Time zone in which the city counts its days.',
  }),
  PARVIS_LOG_LEVEL: z
    .enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .register(SETTING_NOTES, {
      fr: 'Détail du journal technique.',
      en: 'Detail of the technical log.',
    }),
  PARVIS_MAIL_SMTP_URL: serverUrl(['smtp', 'smtps']).optional().register(SETTING_NOTES, {
    fr: "Serveur d'envoi du courrier électronique, avec compte et mot de passe : smtps://compte:motdepasse@hote:465.",
    en: 'Server that sends e-mail, with account and password: smtps://account:password@host:465.',
    secret: true,
    otherwise: 'the loopback mail server in demonstration mode; in production mail waits',
  }),
  PARVIS_MAIL_IMAP_URL: serverUrl(['imap', 'imaps']).optional().register(SETTING_NOTES, {
    fr: 'Boîte aux lettres relevée, avec compte et mot de passe : imaps://compte:motdepasse@hote:993.',
    en: 'Mailbox collected, with account and password: imaps://account:password@host:993.',
    secret: true,
    otherwise: 'the loopback mail server in demonstration mode; in production nothing is collected',
  }),
  PARVIS_MAIL_FROM: address().optional().register(SETTING_NOTES, {
    fr: 'Adresse qui écrit aux habitants.',
    en: 'Address that writes to citizens.',
    otherwise: "the city's own setting",
  }),
  PARVIS_MAIL_DOMAIN: hostName().optional().register(SETTING_NOTES, {
    fr: 'Domaine des adresses de suivi (suivi+…@domaine).',
    en: 'Domain of the follow-up addresses (suivi+…@domain).',
    otherwise: "the city's own setting",
  }),
  PARVIS_MAIL_RECEIVED_BY: hostName().optional().register(SETTING_NOTES, {
    fr: 'Nom que votre serveur de courriel se donne dans ses lignes « Received » : permet de vérifier le serveur de l’expéditeur (SPF, DMARC).',
    en: 'Name that your mail server gives itself in its "Received" lines: lets the sender\'s server be checked (SPF, DMARC).',
    otherwise: 'only the signature of messages is checked (DKIM)',
  }),
  PARVIS_SMTP_PORT: wholeNumber(0, 65_535).default(2525).register(SETTING_NOTES, {
    fr: 'Port SMTP du courrier de démonstration.',
    en: 'SMTP port of the demonstration mail.',
    unit: 'port',
  }),
  PARVIS_IMAP_PORT: wholeNumber(0, 65_535).default(1143).register(SETTING_NOTES, {
    fr: 'Port IMAP du courrier de démonstration.',
    en: 'IMAP port of the demonstration mail.',
    unit: 'port',
  }),
  PARVIS_DROP_FOLDER: oneLine(1000).optional().register(SETTING_NOTES, {
    fr: 'Dossier où le copieur dépose les lettres numérisées.',
    en: 'Folder where the copier drops scanned letters.',
    otherwise: 'PARVIS_DATA/drop',
  }),
  PARVIS_UPLOAD_MAX_MB: wholeNumber(1, 100).default(25).register(SETTING_NOTES, {
    fr: "Taille la plus grande d'un fichier reçu.",
    en: 'Largest size of a file received.',
    unit: 'MiB',
  }),
  PARVIS_METRICS_TOKEN: z.string().min(16, 'at least 16 characters').max(200).optional().register(SETTING_NOTES, {
    fr: 'Jeton que Prometheus présente à /metrics (Authorization: Bearer …).',
    en: 'Token that Prometheus shows to /metrics (Authorization: Bearer …).',
    secret: true,
    otherwise: '/metrics is closed',
  }),
  PARVIS_WORKER_METRICS_PORT: wholeNumber(0, 65_535).optional().register(SETTING_NOTES, {
    fr: 'Port où chaque processus « worker » montre ses propres chiffres à /metrics, avec le même jeton.',
    en: 'Port on which each worker process shows its own figures at /metrics, with the same token.',
    unit: 'port',
    otherwise: 'closed',
  }),
  PARVIS_CLAMD: clamd().optional().register(SETTING_NOTES, {
    fr: 'Antivirus clamd : hôte:port, ou chemin de sa prise locale.',
    en: 'Antivirus clamd: host:port, or the path of its socket.',
    otherwise: 'files are marked "not scanned"',
  }),
  PARVIS_S3_ENDPOINT: serverUrl(['https', 'http']).optional().register(SETTING_NOTES, {
    fr: "Adresse du stockage d'objets compatible S3.",
    en: 'Address of the S3-compatible object store.',
    otherwise: 'files are kept in PARVIS_DATA/files',
  }),
  PARVIS_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket name')
    .optional()
    .register(SETTING_NOTES, {
      fr: 'Compartiment du stockage S3.',
      en: 'Bucket of the S3 store.',
      otherwise: 'none',
    }),
  PARVIS_S3_REGION: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, 'a region name such as fr-par')
    .default('auto')
    .register(SETTING_NOTES, {
      fr: 'Région du stockage S3.',
      en: 'Region of the S3 store.',
    }),
  PARVIS_S3_ACCESS_KEY_ID: oneLine().optional().register(SETTING_NOTES, {
    fr: "Identifiant de la clé d'accès S3.",
    en: 'Identifier of the S3 access key.',
    secret: true,
    otherwise: 'none',
  }),
  PARVIS_S3_SECRET_ACCESS_KEY: oneLine().optional().register(SETTING_NOTES, {
    fr: "Secret de la clé d'accès S3.",
    en: 'Secret of the S3 access key.',
    secret: true,
    otherwise: 'none',
  }),
  PARVIS_OCR_WORKERS: wholeNumber(0, 64).default(0).register(SETTING_NOTES, {
    fr: 'Lettres lues en même temps ; 0 : autant que la machine le permet.',
    en: 'Letters read at the same time; 0: as many as the machine allows.',
    unit: 'processes',
  }),
  PARVIS_DEMO_REQUESTS: wholeNumber(0, 2_000_000).default(5000).register(SETTING_NOTES, {
    fr: 'Demandes fictives chargées au premier démarrage de la démonstration.',
    en: 'Invented requests loaded at the first start of the demonstration.',
    unit: 'requests',
  }),
})

export type Settings = z.output<typeof SETTINGS>
export type SettingName = keyof Settings

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
