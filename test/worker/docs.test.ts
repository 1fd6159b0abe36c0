// docs/api.md is kept by hand, and held against the routes that there are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { routeTable } from '../../worker/index.ts'

type Row = { method: string; path: string; permission: string | null }

/** `| GET /api/health | public | what it does |` */
function documented(): Row[] {
  const rows = readFileSync(join(root, 'docs', 'api.md'), 'utf8').matchAll(
    /^\| (GET|POST|PUT|DELETE|PATCH) (\S+) \| (\S+) \|/gm,
  )
  return [...rows].map(([, method = '', path = '', permission = '']) => ({
    method,
    path,
    permission,
  }))
}

const sorted = (rows: Row[]) =>
  rows.map(({ method, path, permission }) => `${path} ${method} ${permission}`).sort()

test('docs/api.md names every route there is, with its permission, and no other', () => {
  expect(sorted(documented())).toEqual(sorted(routeTable()))
})
