// `npm run format`: everything as the house writes it, imports sorted. Paths after `--` narrow it down.
import { main } from './halt.ts'
import { tool } from './tool.ts'

await main(async () => {
  const paths = process.argv.slice(2)
  return tool('@biomejs/biome/bin/biome', ['check', '--write', ...paths]) ? 0 : 1
})
