// `npm run bench`: builds what is measured, then measures; the measurements themselves are in test/bench.
import { build } from './build.ts'
import { main } from './halt.ts'

await main(async () => {
  await build(console.log)
  // By address, because the tests' project refers to this one and not the other way round.
  await import(new URL('../test/bench/run.ts', import.meta.url).href)
  return 0
})
