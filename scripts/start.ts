// `npm start`: builds and migrates what is missing, loads the sample study into a new instance, and serves.
// The last lines tell the address, the owner's one-time link and the phone's, with its QR.
import { endOnSignal } from './end.ts'
import { main } from './halt.ts'
import { holdState } from './hold.ts'
import { introduce } from './introduce.ts'
import { optionsOf } from './options.ts'
import { mustBeFree, portOf } from './port.ts'
import { progress } from './progress.ts'
import { ownerOf } from './secrets.ts'
import { readyState, usualState } from './state.ts'

const usage = 'Usage: npm start -- [--port N] [--state DIR] [--empty]'

await main(async () => {
  const {
    port: word,
    state: folder,
    empty,
  } = optionsOf(usage, {
    port: { type: 'string', default: '8787' },
    state: { type: 'string', default: usualState },
    empty: { type: 'boolean', default: false },
  })
  const port = portOf(word)
  const state = readyState(folder)
  await mustBeFree(port)
  holdState(state)

  // Loaded only now: what is wrong with the command itself is told at once.
  const [{ build }, { openLocal }, { sample }] = await Promise.all([
    import('./build.ts'),
    import('./local.ts'),
    import('./sample.ts'),
  ])
  const bundle = await build(console.log)
  const local = await openLocal({
    bundle,
    state,
    port,
    pages: true,
    brake: true,
    heard: console.error,
  })
  const ended = endOnSignal(local.close)
  const owner = await ownerOf(local.db)
  if (!empty) await progress((say) => sample(local, state, owner, say))
  await introduce(local.db, local.origin, owner)
  return ended
})
