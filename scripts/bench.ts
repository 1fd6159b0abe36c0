// `npm run bench`: builds what is measured, then measures; the measurements themselves are in test/bench. `-- --large` measures
// exports of a study of 100,000 responses and 500,000 codings alone, which takes some minutes.
import { build } from './build.ts'
import { main } from './halt.ts'
import { optionsOf } from './options.ts'

await main(async () => {
  const { large } = optionsOf('npm run bench -- [--large]', { large: { type: 'boolean' } })
  await build(console.log)
  // By address, because the tests' project refers to this one and not the other way round.
  await import(new URL(`../test/bench/${large ? 'run-large' : 'run'}.ts`, import.meta.url).href)
  return 0
})
