import type { Mutation } from './mutation.ts'

const AUDIT = 'platform/audit/audit.test.ts'
const SERVING = 'platform/files/serving.test.ts'
const STORE = 'platform/files/file-store.test.ts'
const KIND = 'platform/files/content-kind.test.ts'
const REGISTRY = 'modules/citizens/citizens-registry.test.ts'

/** The sealed history, signed addresses, what is made of files, the registry of people. */
export const EVIDENCE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'seal-changed-unnoticed',
    file: 'platform/audit/verify-audit.ts',
    from: "if (!sealHash(seal).equals(seal.hash)) return { kind: 'seal-changed', seal: seal.number }",
    to: '',
    tests: [AUDIT],
  },
  {
    name: 'any-signature',
    file: 'platform/audit/seal.ts',
    from: 'return key !== undefined && verify(null, message(seal.hash), key, seal.signature)',
    to: 'return key !== undefined',
    tests: [AUDIT],
  },
  {
    name: 'chain-not-compared',
    file: 'platform/audit/verify-audit.ts',
    from: "if (!seal.previous.equals(before.hash) || seal.fromTx !== before.untilTx) return { kind: 'chain-broken', seal: seal.number }",
    to: '',
    tests: [AUDIT],
  },
  {
    name: 'missing-rows-forgiven',
    file: 'platform/audit/verify-audit.ts',
    from: 'if (position === seal.rowCount) return undefined',
    to: 'return undefined',
    tests: [AUDIT],
  },
  {
    name: 'end-cut-off',
    file: 'platform/audit/verify-audit.ts',
    from: 'report.fault = await outside?.faultAfter(before.number)',
    to: '',
    tests: [AUDIT],
  },
  {
    name: 'file-address-changed',
    file: 'platform/files/file-address.ts',
    from: "expected === undefined || !timingSafeEqual(expected, Buffer.from(mac, 'base64url'))",
    to: 'expected === undefined',
    tests: [SERVING],
  },
  {
    name: 'file-address-for-ever',
    file: 'platform/files/file-address.ts',
    from: 'if (at.epochMilliseconds >= seconds * 1000) return undefined',
    to: '',
    tests: [SERVING],
  },
  {
    name: 'any-file-shown',
    file: 'platform/files/serving.ts',
    from: 'options.inline === true && SHOWN.has(file.contentType)',
    to: 'options.inline === true',
    tests: [SERVING],
  },
  {
    name: 'macros-are-letters',
    file: 'platform/files/content-kind.ts',
    from: "return bytes.includes('vbaProject.bin')",
    to: "return bytes.includes('no such part')",
    tests: [KIND, STORE],
  },
  {
    name: 'any-kind-taken',
    file: 'platform/files/look-at.ts',
    from: '!anything && !about.allowed.includes(content.kind)',
    to: 'false',
    tests: [STORE],
  },
  {
    name: 'picture-kept-as-sent',
    file: 'platform/files/look-at.ts',
    from: 'redrawn === undefined ? bytes : asBuffer(redrawn)',
    to: 'redrawn === undefined ? bytes : bytes',
    tests: [STORE],
  },
  {
    name: 'virus-taken',
    file: 'platform/files/look-at.ts',
    from: "if (scanned === 'infected') return",
    to: 'if (false) return',
    tests: [STORE],
  },
  {
    name: 'names-that-climb',
    file: 'platform/files/safe-name.ts',
    from: "(name.split(/[\\\\/]/).at(-1) ?? '')",
    to: 'name',
    tests: [KIND, STORE],
  },
  {
    name: 'identified-by-name-alone',
    file: 'modules/citizens/register-citizen.ts',
    from: 'const agreeing = known.filter((citizen) => namesAgree(citizen, input))',
    to: 'const agreeing = known',
    tests: [REGISTRY],
  },
  {
    name: 'two-files-one-siret',
    file: 'modules/citizens/register-citizen.ts',
    from: 'input.siret !== undefined && (await siretTaken(work.tx, input.siret))',
    to: 'false',
    tests: [REGISTRY],
  },
  {
    name: 'siret-without-sum',
    file: 'modules/citizens/register-citizen.ts',
    from: 'return sum % 10 === 0',
    to: 'return sum >= 0',
    tests: [REGISTRY],
  },
  {
    name: 'thirtieth-of-february',
    file: 'modules/citizens/birth-date.ts',
    from: "{ overflow: 'reject' }",
    to: "{ overflow: 'constrain' }",
    tests: ['modules/citizens/birth-date.test.ts'],
  },
]
