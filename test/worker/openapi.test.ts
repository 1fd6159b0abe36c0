// The description of the read API is held against the routes that there are.
import { expect, test } from 'vitest'
import { routeTable } from '../../worker/index.ts'
import { pathOf, told, toldWrites } from '../../worker/openapi.ts'
import { world } from '../world.ts'

type Described = {
  openapi: string
  paths: Record<
    string,
    {
      get: {
        security: { token: string[] }[]
        parameters: { name: string; in: string }[]
        responses: object
      }
    }
  >
  components: { schemas: Record<string, object> }
}

test('every read of a study is described with its permission, and nothing else is', async () => {
  const w = await world()
  const answer = await w.anyone().get('/api/openapi.json')
  expect(answer.status).toBe(200)
  const { openapi, paths, components } = answer.json as Described
  expect(openapi).toBe('3.1.0')
  const reads = routeTable().filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/studies/:study'),
  )
  const below = '/api/studies/:study'
  const all = routeTable().map(({ method, path }) => `${method} ${path}`)
  const writes = Object.keys(toldWrites).map((write) => write.replace(' ', ` ${below}`))
  for (const write of writes) expect(all).toContain(write)
  const wanted = [...reads.map(({ path }) => `GET ${path}`), ...writes]
  expect(
    Object.entries(paths)
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      )
      .sort(),
  ).toEqual(wanted.map(pathOf).sort())
  for (const { path, permission } of reads) {
    const described = paths[pathOf(path)]?.get
    expect(described?.security).toEqual([{ token: [permission] }])
    const inPath = described?.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    expect(inPath).toEqual([...path.matchAll(/:(\w+)/g)].map(([, name]) => name))
  }
  // What is told of a route is told of one that is there, in shapes that are there.
  for (const path of Object.keys(told))
    expect(reads.map((route) => route.path)).toContain(`/api/studies/:study${path}`)
  const named = [...answer.text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => name ?? '',
  )
  for (const name of named) expect(Object.keys(components.schemas)).toContain(name)
})

test('a page of a table looks as it is described', async () => {
  const w = await world()
  const { components } = (await w.anyone().get('/api/openapi.json')).json as Described
  const page = (await w.as('supervisor').get('/tables/codebook')).json as object
  const schema = components.schemas.TablePage as { required: string[] }
  expect(Object.keys(page).sort()).toEqual(schema.required.toSorted())
})
