import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HouseProcess } from '../faults/house-process.ts'

/** Signs in an agent of the demonstration; the cookies of their session. */
export async function signIn(house: HouseProcess, folder: string, agent: string): Promise<string> {
  const page = await fetch(`${house.origin}/desk/sign-in`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const before = cookiesOf(page)
  const password = readFileSync(join(folder, 'demonstration-password'), 'utf8')
  const answer = await fetch(`${house.origin}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: before.join('; '), origin: house.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, email: `${agent}@rochambeau.example`, password }),
  })
  if (answer.status !== 303) throw new Error(`${agent} could not sign in: ${answer.status}`)
  return [...before, ...cookiesOf(answer)].join('; ')
}

function cookiesOf(answer: Response): string[] {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
}
