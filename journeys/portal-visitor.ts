/** A browser without script, over plain HTTP: cookies, tokens, forms. */
export interface Visitor {
  get(path: string): Promise<Seen>
  /** Posts the fields as a multipart form, after reading the token and hidden values from the page at `from`. */
  post(
    path: string,
    options: { from: string; fields?: Readonly<Record<string, string | readonly string[]>>; files?: readonly Sent[] },
  ): Promise<Seen>
  /** Posts without reading a page first: what a script would do. */
  force(path: string, fields: Readonly<Record<string, string>>): Promise<Seen>
  cookie(name: string): string | undefined
  give(name: string, value: string): void
}
export interface Seen {
  status: number
  location: string
  html: string
  headers: Headers
  bytes: Buffer
}
interface Sent {
  field: string
  name: string
  type: string
  bytes: Buffer
}

export function visitor(origin: string): Visitor {
  const jar = new Map<string, string>()
  async function ask(path: string, init: RequestInit = {}): Promise<Seen> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, origin), {
      redirect: 'manual',
      ...init,
      headers: { cookie, 'accept-language': 'fr', ...init.headers },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name === undefined || value === undefined) continue
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const bytes = Buffer.from(await answer.arrayBuffer())
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      html: bytes.toString('utf8'),
      headers: answer.headers,
      bytes,
    }
  }
  return {
    get: (path) => ask(path),
    async post(path, { from, fields = {}, files = [] }) {
      const page = await ask(from)
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...hiddenOf(page.html, path), ...fields }))
        for (const each of typeof value === 'string' ? [value] : value) form.append(name, each)
      for (const file of files) form.append(file.field, new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
      return ask(path, { method: 'POST', body: form })
    },
    force: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    cookie: (name) => jar.get(name),
    give: (name, value) => void jar.set(name, value),
  }
}

/** The hidden values of the form that posts to the path. */
export function hiddenOf(html: string, path: string): Record<string, string> {
  const start = html.indexOf(`action="${path}"`)
  const form = start < 0 ? html : html.slice(start, html.indexOf('</form>', start))
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}
