// The script of the fault suite's page: the phone's own modules as one function of the world they run in, so that a phone
// can be begun anew as often as it dies; and what a test asks of the page.
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { field } from '../../scripts/pages.ts'
import { root } from '../../scripts/root.ts'

/** What the modules of a phone find in place of what a browser gives them (test/fault/phone/life.ts). */
const world = [
  'life',
  'indexedDB',
  'fetch',
  'navigator',
  'localStorage',
  'BroadcastChannel',
  'Date',
  'crypto',
  'setTimeout',
  'clearTimeout',
]

/** `gate` is the origin that requests meet faults at. */
export async function faultScript(gate: string): Promise<string> {
  const [phone, page] = await Promise.all([bundled('phone'), bundled('page')])
  return `globalThis.gateOrigin = ${JSON.stringify(gate)}
globalThis.bootPhone = ({ ${world.join(', ')} }) => {
${phone}
return pedoman_phone.phone
}
${page}`
}

async function bundled(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: join(root, 'test', 'fault', 'phone'),
    logLevel: 'error',
    plugins: [whole],
    ...(field.resolve && { resolve: field.resolve }),
    build: {
      write: false,
      minify: false,
      lib: { entry: `${name}.ts`, formats: ['iife'], name: `pedoman_${name}` },
      rollupOptions: { output: { codeSplitting: false } },
    },
  })
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [
    { output: { type: string; code?: string }[] },
  ]
  return output.map(({ code = '' }) => code).join('\n')
}

/** What the phone loads later is there from the beginning: one function holds all of it. */
const whole: Plugin = {
  name: 'whole',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/web/field/') || !code.includes('import(')) return null
    const heads: string[] = []
    const body = code.replaceAll(/\bimport\(('[^']+')\)/g, (_, path: string) => {
      heads.push(`import * as later${heads.length} from ${path}`)
      return `Promise.resolve(later${heads.length - 1})`
    })
    return `${heads.join('\n')}\n${body}`
  },
}
