/**
 * One stream for the whole page: the server says which topics changed (`data: request:… unit:…`), never what.
 * It resumes after a cut from the last event heard, sleeps when nobody looks, and looks again at everything after a long sleep.
 */
type Listener = { topics: ReadonlySet<string>; changed: () => void }

const ASLEEP_AFTER_MS = 60_000
const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 30_000

const listeners = new Set<Listener>()
let source: EventSource | undefined
let listening = ''
let lastEventId = ''
let retryIn = RETRY_FIRST_MS
let retryTimer: ReturnType<typeof setTimeout> | undefined
let sleepTimer: ReturnType<typeof setTimeout> | undefined
let asleep = false

/** Calls `changed` whenever one of the topics changed, and when changes may have been missed. Returns what stops it. */
export function listenLive(topics: readonly string[], changed: () => void): () => void {
  const listener: Listener = { topics: new Set(topics), changed }
  listeners.add(listener)
  queueMicrotask(follow)
  return () => {
    listeners.delete(listener)
    queueMicrotask(follow)
  }
}

/** Connects to the topics now wanted; nothing when they are the same. */
function follow(): void {
  const wanted = [...new Set([...listeners].flatMap((listener) => [...listener.topics]))].sort().join(' ')
  if (wanted === listening && (source !== undefined || wanted === '')) return
  listening = wanted
  source?.close()
  source = undefined
  if (wanted !== '' && !asleep) connect()
}

function connect(): void {
  clearTimeout(retryTimer)
  const query = new URLSearchParams({ topics: listening })
  // A browser sends Last-Event-ID only when it reconnects by itself; a new stream carries it in its address.
  if (lastEventId !== '') query.set('lastEventId', lastEventId)
  const opened = new EventSource(`/live?${query}`)
  source = opened
  opened.addEventListener('open', () => {
    retryIn = RETRY_FIRST_MS
    tellState('on')
  })
  // The first word of a stream says from where it can be resumed.
  opened.addEventListener('here', (event) => keepPlace(event))
  opened.addEventListener('changed', (event) => hear(event))
  opened.addEventListener('message', (event) => hear(event))
  opened.addEventListener('error', () => {
    tellState('lost')
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return
    source = undefined
    retryTimer = setTimeout(() => source === undefined && listening !== '' && !asleep && connect(), retryIn)
    retryIn = Math.min(retryIn * 2, RETRY_LAST_MS)
  })
}

function keepPlace(event: MessageEvent): void {
  if (event.lastEventId !== '') lastEventId = event.lastEventId
}

function hear(event: MessageEvent): void {
  keepPlace(event)
  const topics = String(event.data).split(/\s+/)
  for (const listener of listeners) if (topics.includes('*') || topics.some((topic) => listener.topics.has(topic))) listener.changed()
}

function tellState(state: 'on' | 'lost'): void {
  if (document.documentElement.dataset.live === state) return
  document.documentElement.dataset.live = state
  document.dispatchEvent(new CustomEvent('parvis:live', { detail: state }))
}

// A hidden tab holds no connection: browsers allow six to one house, and a desk has many tabs.
if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    clearTimeout(sleepTimer)
    if (document.hidden) {
      sleepTimer = setTimeout(() => {
        asleep = true
        source?.close()
        source = undefined
      }, ASLEEP_AFTER_MS)
    } else if (asleep) {
      asleep = false
      follow()
      for (const listener of listeners) listener.changed()
    }
  })
}
