import type { House } from '#platform/database'
import { type Call, type Reply, download, page } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Notice } from '#platform/ui'
import type { Caution } from './caution.ts'
import type { FileStore } from './file-store.ts'
import { cautionWords, messagesFor } from './messages/index.ts'
import { fileHeaders } from './serving.ts'
import type { StoredFile } from './stored-file.ts'

/**
 * What an agent gets who opens a file: the file itself in the page; or, of one that does something by itself, first what it
 * holds, then by their own choice a copy without it (`?as=copy`) or the original to be saved (`?as=original`).
 * The right to the file was asked before.
 */
export async function showFile(call: Asking, { files, file }: { files: FileStore; file: StoredFile }): Promise<Reply> {
  const cautions = await files.cautions(call.house, file)
  const wanted = call.request.query
  if (cautions.length === 0 || isAs(wanted, 'original'))
    return download(await files.read(file), fileHeaders({ ...file, cautions }, { inline: true }))
  if (isAs(wanted, 'copy')) {
    const copy = await files.readingCopy(file)
    if (copy !== undefined) return download(copy, fileHeaders({ ...file, size: copy.length, cautions: [] }, { inline: true }))
  }
  return page(
    messagesFor(call.locale).title,
    <CautionPage {...{ file, cautions, address: call.request.url.split('?')[0] ?? '', locale: call.locale }} />,
  )
}

interface Asking extends Pick<Call<unknown, unknown, unknown>, 'locale'> {
  house: House
  request: { query: unknown; url: string }
}

function isAs(query: unknown, as: 'original' | 'copy'): boolean {
  return typeof query === 'object' && query !== null && Reflect.get(query, 'as') === as
}

interface CautionPageProps {
  file: StoredFile
  cautions: readonly Caution[]
  address: string
  locale: Locale
}

function CautionPage({ file, cautions, address, locale }: CautionPageProps) {
  const t = messagesFor(locale)
  const isLocked = cautions.includes('locked')
  const isActive = cautions.some((caution) => caution !== 'locked' && caution !== 'unchecked')
  const findings: Partial<Record<Caution, string>> = t.findings
  return (
    <div class="prose">
      <h1>{t.title}</h1>
      <p class="lead">{file.name}</p>
      <Notice tone="warning">{cautionWords(cautions, locale)}</Notice>
      {isActive && (
        <ul>
          {cautions.flatMap((caution) => {
            const finding = findings[caution]
            return finding === undefined ? [] : [<li key={caution}>{finding}</li>]
          })}
        </ul>
      )}
      <p>{isLocked ? t.lockedText : isActive ? t.activeText : t.uncheckedText}</p>
      {isActive && !isLocked && (
        <p>
          <a href={`${address}?as=copy`} data-turbo="false">
            {t.read}
          </a>
        </p>
      )}
      <p>
        <a href={`${address}?as=original`} data-turbo="false" download>
          {t.save}
        </a>
      </p>
      {isActive && <p>{t.advice}</p>}
    </div>
  )
}
