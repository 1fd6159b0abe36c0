// A world for one test: a study of its own with its people, inside a Worker that all test files of a process share.
// D1 cannot roll back, so tests part company by study; none counts the whole of a table.
import { inject, onTestFinished } from 'vitest'
import { type D1Like, type Local, openLocal } from '../scripts/local.ts'
import { fill } from '../scripts/sample.ts'
import { newSecret, sha256 } from '../worker/secret.ts'
import { type Client, client, origin } from './client.ts'
import { insert } from './insert.ts'
import { type Person, people } from './people.ts'

export type World = {
  /** The slug of this test's study, and of the one that the outsider owns. */
  study: string
  other: string
  /** Somebody with a session; `origin` tells which page the request claims to come from. */
  as(person: Person, from?: { origin: string }): Client
  /** A phone enrolled in this study (or the other one); its paths lie below /api/field. */
  device(label?: string, study?: string): Promise<Client & { id: string; token: string }>
  /** Whoever holds this API token, below this study. */
  bearer(token: string): Client
  /** Nobody in particular, below this study. */
  anyone(): Client
  personId(person: Person): string
  /** The session of somebody as a cookie's value, for a browser that is already signed in. */
  sessionOf(person: Person): Promise<string>
  db: D1Like
  /** Every line that the Worker has logged. */
  logs: string[]
  local: Local
}

type House = { local: Local; logs: string[] }
const houses = new Map<string, Promise<House>>()

/** Opened by the first test that asks, and closed with the process: Miniflare ends its Worker then. */
function shared(pages: boolean, second: boolean): Promise<House> {
  const key = `${pages} ${second}`
  const house = houses.get(key) ?? open(pages)
  houses.set(key, house)
  return house
}

/** A Worker that one test has for itself, and that ends with it. */
async function alone(pages: boolean, machine?: string): Promise<House> {
  const house = await open(pages, machine)
  onTestFinished(() => house.local.close())
  return house
}

async function open(pages: boolean, machine?: string): Promise<House> {
  const logs: string[] = []
  const local = await openLocal({
    bundle: inject('strictBundle'),
    state: null,
    port: 0,
    pages,
    brake: false,
    ...(machine !== undefined && { machine }),
    heard: (line) => logs.push(line),
  })
  return { local, logs }
}

type Wanted = {
  pages?: boolean
  sample?: boolean
  own?: boolean
  second?: boolean
  machine?: string
}

/**
 * A test that opens pages says so; the API alone starts faster. `sample` brings the sample study, which the owner loads and of which
 * there can be one only; `own` is for a test that changes whole tables; `second` is another
 * instance that tests share, for what goes from one to another; `machine` is the module of what stands in the place of Workers AI.
 */
export async function world({
  pages = false,
  sample = false,
  own = false,
  second = false,
  machine,
}: Wanted = {}): Promise<World> {
  const isAlone = own || sample || machine !== undefined
  const { local, logs } = await (isAlone ? alone(pages, machine) : shared(pages, second))
  const { mf, db } = local
  const key = crypto.randomUUID().slice(0, 8)
  const study = `study-${key}`
  const other = `other-${key}`
  const personId = (person: Person) => `${person}-${key}`
  const codes = await settle(db, study, other, personId)
  if (sample) await fill(local, personId('owner'), () => {})
  const cookies = new Map<Person, Promise<string>>()

  const signIn = async (person: Person) => {
    const door = client(mf, '', async () => ({ origin }))
    const answer = await door.post('/api/sign-in', { code: codes[person] })
    if (answer.status !== 200) throw new Error(`${person} could not sign in: ${answer.text}`)
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }
  const cookieOf = (person: Person) => {
    const cookie = cookies.get(person) ?? signIn(person)
    cookies.set(person, cookie)
    return cookie
  }
  const as: World['as'] = (person, from = { origin }) =>
    client(mf, `/api/studies/${study}`, async () => ({ ...from, cookie: await cookieOf(person) }))
  const anyone = () => client(mf, `/api/studies/${study}`, async () => ({ origin }))
  const bearer = (token: string) =>
    client(mf, `/api/studies/${study}`, async () => ({ authorization: `Bearer ${token}` }))

  const device: World['device'] = async (label = 'Telepon Rina', where = study) => {
    const lead = as(where === other ? 'outsider' : 'supervisor')
    const invited = await lead.post(`/api/studies/${where}/enrolments`, { label })
    const { code } = invited.json as { code: string }
    const token = newSecret('pdd')
    const tokenHash = await sha256(token)
    const enrolled = await anyone().post('/api/enrol', { code, tokenHash, app: 'test' })
    if (enrolled.status !== 200) throw new Error(`no phone was enrolled: ${enrolled.text}`)
    const { device } = enrolled.json as { device: { id: string } }
    const phone = client(mf, '/api/field', async () => ({ authorization: `Bearer ${token}` }))
    return { ...phone, id: device.id, token }
  }
  const sessionOf = async (person: Person) => (await cookieOf(person)).split('=')[1] ?? ''
  return { study, other, as, device, bearer, anyone, personId, sessionOf, db, logs, local }
}

/** Puts the studies and their people there, and gives each person a one-time sign-in code. */
async function settle(
  db: D1Like,
  study: string,
  other: string,
  personId: (person: Person) => string,
): Promise<Record<Person, string>> {
  const now = new Date().toISOString()
  const later = new Date(Date.now() + 3_600_000).toISOString()
  const names = Object.keys(people) as Person[]
  const codes = Object.fromEntries(names.map((name) => [name, newSecret('pdi')])) as Record<
    Person,
    string
  >
  // One call: through Miniflare, each statement that is prepared and bound costs as much as a request.
  await db.exec(
    [
      ...[study, other].map((slug) =>
        insert('studies (id, slug, title, description, zone, language, created_at)', [
          slug,
          slug,
          `Studi ${slug}`,
          '',
          'Asia/Makassar',
          'id',
          now,
        ]),
      ),
      ...(
        await Promise.all(
          names.map(async (name) => {
            const { role, isOwner } = people[name]
            const home = name === 'outsider' ? other : study
            return [
              insert('people (id, name, is_owner, created_at)', [
                personId(name),
                people[name].name,
                Number(isOwner),
                now,
              ]),
              insert('members (study_id, person_id, role)', [home, personId(name), role]),
              insert('sign_in_codes (hash, person_id, expires_at)', [
                await sha256(codes[name]),
                personId(name),
                later,
              ]),
            ]
          }),
        )
      ).flat(),
    ].join('\n'),
  )
  return codes
}
