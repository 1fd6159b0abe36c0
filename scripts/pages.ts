// How Vite builds the two halves of the web: the desk with React under /, the phone with Preact under /field/.
// `npm run build` and `npm run dev` both read it here.
import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'
import type { InlineConfig, Plugin } from 'vite'
import { root } from './root.ts'

/** `early.ts` of either half and what it imports: a small file of its own, which runs while the rest is on its way. */
const early = imported('early', (id) => /\/web\/(desk|field)\/early\.ts$/.test(id))

/** What the page needs before its first screen as one file: many small ones weigh more, each compressed alone. */
const firstLoad = imported('first', (_, isEntry) => isEntry)

/** The screen where coders live: fifty small files would each wait for the others. */
const coding = imported('coding', (id) => id.endsWith('/web/desk/coding/screen.tsx'))

export const desk: InlineConfig = {
  ...shared('web/desk'),
  base: '/',
  plugins: [earlyFirst('/')],
  build: {
    ...built(),
    outDir: join(root, 'dist'),
    // dist/field lies inside; the build clears its own part by hand.
    emptyOutDir: false,
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: early },
            { name: firstLoad },
            { name: 'shared', minShareCount: 5 },
            { name: coding },
          ],
        },
      },
    },
  },
}

export const field: InlineConfig = {
  ...shared('web/field'),
  base: '/field/',
  plugins: [earlyFirst('/field/')],
  resolve: {
    // React with its DOM is 69 kB, more than the phone's whole first load; Preact speaks the same API in a tenth.
    alias: [
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react\/jsx-dev-runtime$/, replacement: 'preact/jsx-dev-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    ...built(),
    // What is loaded later lies in the service worker's cache: naming it all beforehand would only weigh.
    modulePreload: false,
    outDir: join(root, 'dist/field'),
    emptyOutDir: true,
    rollupOptions: {
      output: { codeSplitting: { groups: [{ name: early }, { name: firstLoad }] } },
    },
  },
}

/** A file `name` of the modules to which a chain of static imports leads from where `isRoot` says. */
function imported(name: string, isRoot: (id: string, isEntry: boolean) => boolean) {
  return (id: string, modules: ChunkingContext): string | null => {
    const seen = new Set<string>()
    const pending = [id]
    for (const module of pending) {
      const info = seen.has(module) ? null : modules.getModuleInfo(module)
      seen.add(module)
      if (info && isRoot(module, info.isEntry)) return name
      pending.push(...(info?.importers ?? []))
    }
    return null
  }
}

/** The page names that file before the one that imports it. */
function earlyFirst(base: string): Plugin {
  return {
    name: 'early-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const file = Object.keys(bundle).find((name) => /^assets\/early-[^/]+\.js$/.test(name))
        if (!file) return html
        const attrs = { type: 'module', crossorigin: true, src: `${base}${file}` }
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}

/**
 * The phone's service worker, a build of its own because it is one classic script that imports nothing.
 * `self.__PRECACHE` in web/field/worker.ts becomes the list of what the phone needs offline.
 */
export function serviceWorker(precache: Precached[]): InlineConfig {
  return {
    ...shared('web/field'),
    publicDir: false,
    define: { 'self.__PRECACHE': JSON.stringify(precache) },
    build: {
      ...built(),
      outDir: join(root, 'dist/field'),
      emptyOutDir: false,
      rollupOptions: {
        input: join(root, 'web/field/worker.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js', codeSplitting: false },
      },
    },
  }
}

/** A file of the phone: where it is fetched from, and a hash that changes when it does. */
export type Precached = { url: string; hash: string }

function shared(folder: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, folder),
    // One each: what `npm run dev` prepares of React for the desk is Preact for the phone.
    cacheDir: join(root, '.cache', 'vite', folder),
    logLevel: 'error',
    clearScreen: false,
  }
}

function built() {
  return {
    // No script in the page itself, and nothing as a data: address: the content security policy allows neither.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  }
}
