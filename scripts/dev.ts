// `npm run dev`: both halves of the web with hot reload behind one port, the API on the embedded Worker beside them,
// which is bundled anew whenever core or worker changes. It listens on the loopback only.
import { watch } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createServer as createVite, type InlineConfig } from 'vite'
import { bundleWorker } from './bundle.ts'
import { endOnSignal } from './end.ts'
import { main } from './halt.ts'
import { holdState } from './hold.ts'
import { introduce } from './introduce.ts'
import { type Local, openLocal } from './local.ts'
import { optionsOf } from './options.ts'
import { desk, field } from './pages.ts'
import { mustBeFree, portOf } from './port.ts'
import { progress } from './progress.ts'
import { root } from './root.ts'
import { sample } from './sample.ts'
import { ownerOf } from './secrets.ts'
import { readyState } from './state.ts'

const usage = 'Usage: npm run dev -- [--port N] [--state DIR]'

await main(async () => {
  const asked = optionsOf(usage, {
    port: { type: 'string', default: '5173' },
    state: { type: 'string', default: '.wrangler/dev' },
  })
  const port = portOf(asked.port)
  const state = readyState(asked.state)
  await mustBeFree(port)
  holdState(state)
  const local = await openLocal({
    bundle: await bundleWorker(),
    state,
    port: 0,
    pages: false,
    brake: false,
    heard: console.error,
  })
  const owner = await ownerOf(local.db)
  await progress((say) => sample(local, state, owner, say))
  const closePages = await servePages(port, local.origin)
  rebundleOnChange(local)
  await introduce(local.db, `http://localhost:${port}`, owner)
  return endOnSignal(async () => {
    await closePages()
    await local.close()
  })
})

/** One server, two Vites: what lies under /field/ is the phone's, all else the desk's. */
async function servePages(port: number, api: string): Promise<() => Promise<void>> {
  const server = createServer((request, answer) => {
    const half = request.url?.startsWith('/field/') ? phone : workbench
    half.middlewares(request, answer)
  })
  const behind = (config: InlineConfig): InlineConfig => ({
    ...config,
    logLevel: 'warn',
    server: {
      middlewareMode: true,
      hmr: { server },
      // The Host stays as the browser sent it, so that the Worker's same-origin check holds.
      proxy: { '/api': { target: api.replace('localhost', '127.0.0.1'), changeOrigin: false } },
    },
  })
  const workbench = await createVite(behind(desk))
  const phone = await createVite(behind(field))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return async () => {
    server.close()
    await Promise.all([workbench.close(), phone.close()])
  }
}

/** A save often comes as several events; the bundle is made once they have settled. */
function rebundleOnChange(local: Local): void {
  let settling: NodeJS.Timeout | undefined
  const rebundle = async () => {
    try {
      await local.reload(await bundleWorker())
      console.log('The Worker was bundled anew.')
    } catch (error) {
      // Half-written code is daily bread while developing; the last good Worker goes on serving.
      console.error(error instanceof Error ? error.message : error)
    }
  }
  for (const folder of ['core', 'worker']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(settling)
      settling = setTimeout(() => void rebundle(), 150)
    })
  }
}
