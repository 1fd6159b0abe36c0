// What `npm start` does and says, seen from the terminal.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdState } from '../../scripts/hold.ts'
import { root } from '../../scripts/root.ts'
import { version } from '../../worker/version.ts'
import { command } from './command.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'pedoman-start-'))

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function signIn(origin: string, code: string): Promise<Response> {
  return fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
}

test('a new instance serves, signs its owner in once, keeps what it has, and ends cleanly', async () => {
  const state = folder()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const args = ['--port', String(port), '--state', state, '--empty']

  const first = command('start', args)
  const code = await first.says(/sign-in#c=(pdi_\S+)/)
  expect(await first.says(/Phone {4}(.*)/)).toMatch(/^There is no study yet/)
  expect(await (await fetch(`${origin}/api/health`)).json()).toEqual({ ok: true, version })
  expect(await (await fetch(origin)).text()).toContain('<div id="root">')
  const answer = await signIn(origin, code)
  expect(answer.status).toBe(200)
  expect((await signIn(origin, code)).status).toBe(403)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const made = await fetch(`${origin}/api/studies`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      slug: 'kept',
      title: 'Kept',
      description: '',
      zone: 'Asia/Makassar',
      language: 'id',
    }),
  })
  expect(made.status).toBe(201)
  first.child.kill('SIGINT')
  expect(await first.done).toMatchObject({ code: 0 })

  const second = command('start', args)
  expect(await second.says(/Phone {4}(\S+)/)).toMatch(`${origin}/field/#e=pde_`)
  const me = await (await fetch(`${origin}/api/me`, { headers: { cookie } })).json()
  expect(me).toMatchObject({ isOwner: true, studies: [{ slug: 'kept', role: 'owner' }] })
  second.child.kill('SIGTERM')
  expect(await second.done).toMatchObject({ code: 0 })
})

test('a new instance holds the sample study, and a script reads it with a token while it runs', async () => {
  const state = folder()
  const port = await freePort()
  const server = command('start', ['--port', String(port), '--state', state])
  await server.says(/field\/#e=pde_\S+/)
  const token = (args: string[]) => command('token', ['--state', state, ...args]).done
  const asked = await token(['--study', 'kube-mekar-sari', '--scope', 'response.read study.read'])
  expect(asked).toMatchObject({ code: 0, out: expect.stringMatching(/^pdt_[\w-]{43}\n$/), err: '' })
  const read = (path: string) =>
    fetch(`http://localhost:${port}/api/studies/kube-mekar-sari${path}`, {
      headers: { authorization: `Bearer ${asked.out.trim()}` },
    })
  expect(await (await read('')).json()).toMatchObject({ study: { title: 'KUBE Mekar Sari' } })
  const { rows } = (await (await read('/responses')).json()) as { rows: unknown[] }
  expect(rows.length).toBeGreaterThan(5)
  expect((await read('/identities')).status).toBe(403)

  expect(await token(['--study', 'nowhere', '--scope', 'study.read'])).toMatchObject({
    code: 1,
    out: '',
    err: 'There is no study "nowhere" here. Known are: kube-mekar-sari.\n',
  })
  expect(await token(['--study', 'kube-mekar-sari', '--scope', 'everything'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^There is no scope "everything"\. Known are: study\.read, /),
  })
  server.child.kill('SIGINT')
  expect(await server.done).toMatchObject({ code: 0, err: '' })
})

test('one folder is served once at a time, whatever the ports', async () => {
  const state = folder()
  const start = async () =>
    command('start', ['--port', String(await freePort()), '--state', state, '--empty'])
  const first = await start()
  await first.says(/sign-in#c=/)
  expect(await (await start()).done).toEqual({
    code: 1,
    out: '',
    err: `Another Pedoman is already serving ${state}. End it first, or choose another folder with --state DIR.\n`,
  })
  first.child.kill('SIGINT')
  expect(await first.done).toMatchObject({ code: 0 })
})

test('a server that is killed outright leaves its folder free', async () => {
  const state = folder()
  const script = `import { holdState } from ${JSON.stringify(join(root, 'scripts', 'hold.ts'))}
    holdState(${JSON.stringify(state)}); console.log('held'); setInterval(() => {}, 1_000)`
  const server = spawn(process.execPath, ['--input-type=module', '-e', script])
  await once(server.stdout, 'data')
  expect(() => holdState(state)).toThrow(/^Another Pedoman is already serving /)
  server.kill('SIGKILL')
  await once(server, 'exit')
  expect(() => holdState(state)).not.toThrow()
})

test('what stands in the way is told in a sentence, not in a stack', async () => {
  const taken = createServer()
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
  )
  const file = join(folder(), 'a-file')
  writeFileSync(file, '')
  const refused: [string[], string][] = [
    [['--port', String(port), '--state', folder()], `Port ${port} is in use by another program`],
    [['--state', file], `${file} is a file; --state wants a folder.`],
    [['--state', join(file, 'below')], `${join(file, 'below')} is a file; --state wants a folder.`],
    [['--port', 'ten'], '"ten" is not a port'],
    [['--colour'], "Unknown option '--colour'"],
  ]
  for (const [args, sentence] of refused) {
    const { code, out, err } = await command('start', args).done
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringContaining(sentence) })
    expect(err).not.toMatch(/^\s+at /m)
  }
  taken.close()
})

test('a Node that is too old is told so', async () => {
  const old =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.19.0'}})"
  expect(await command('start', [], ['--import', old]).done).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Pedoman needs Node 20 or newer; this is Node 18\.19\.0\./),
  })
})

test('a token is not minted where there is no instance', async () => {
  const state = folder()
  expect(
    await command('token', ['--study', 'x', '--scope', 'study.read', '--state', state]).done,
  ).toMatchObject({
    code: 1,
    out: '',
    err: `There is no local instance in ${state} yet: run "npm start" first.\n`,
  })
})
