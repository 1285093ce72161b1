import pg from 'pg'

const held = new WeakSet<object>()

/**
 * What is asked of a connection in one turn of the event loop leaves in one write. Asking costs a system call, as dear as running a small
 * query: a page that reads eight lists at once makes one instead of eight.
 */
export function writeTogether(client: pg.ClientBase): void {
  if (!(client instanceof pg.Client)) return
  const { stream } = client.connection
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}
