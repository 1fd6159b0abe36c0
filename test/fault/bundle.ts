// The pages of the fault suite: the phone's own modules with the patch before them, and the page around them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { field } from '../../scripts/pages.ts'
import { root } from '../../scripts/root.ts'

/** By the path they are asked for under. */
export async function faultPages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  for (const name of ['phone', 'driver']) {
    const outDir = join(root, '.cache', 'fault', name)
    await build({
      configFile: false,
      root: join(root, 'test', 'fault', 'phone'),
      logLevel: 'error',
      ...(field.resolve && { resolve: field.resolve }),
      build: {
        outDir,
        emptyOutDir: true,
        lib: { entry: `${name}.ts`, formats: ['es'], fileName: () => `${name}.js` },
        rollupOptions: { output: { codeSplitting: false } },
      },
    })
    pages.set(`/fault/${name}.js`, readFileSync(join(outDir, `${name}.js`), 'utf8'))
    pages.set(
      `/fault/${name}.html`,
      `<!doctype html><meta charset="utf-8"><script type="module" src="/fault/${name}.js"></script>`,
    )
  }
  return pages
}
