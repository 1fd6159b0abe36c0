// `npm start`: builds and migrates what is missing, loads the sample study into a new instance, and serves.
// The last lines tell the address, the owner's one-time link and the phone's, with its QR.
import { createServer } from 'node:net'
import { renderUnicodeCompact } from 'uqr'
import { version } from '../worker/version.ts'
import { build } from './build.ts'
import { main } from './halt.ts'
import { type Local, openLocal, portTaken } from './local.ts'
import { optionsOf, portOf } from './options.ts'
import { progress } from './progress.ts'
import { sample } from './sample.ts'
import { mintEnrolmentCode, mintSignInCode, ownerOf } from './secrets.ts'
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
  await introduce(local, owner)
  return ended
})

async function introduce(local: Local, owner: string): Promise<void> {
  const { db, origin } = local
  const signIn = `${origin}/sign-in#c=${await mintSignInCode(db, owner)}`
  const study = await db
    .prepare('select id, title from studies order by created_at limit 1')
    .first<{ id: string; title: string }>()
  console.log(`\nPedoman ${version} is running; Ctrl-C ends it. Each link works once, for a day.\n`)
  console.log(`  Address  ${origin}`)
  console.log(`  Owner    ${signIn}`)
  if (!study) {
    console.log(
      '  Phone    There is no study yet, so no phone can be enrolled: sign in and make one first.',
    )
    return
  }
  const phone = `${origin}/field/#e=${await mintEnrolmentCode(db, study.id, owner, 'npm start')}`
  console.log(`  Phone    ${phone}`)
  console.log(renderUnicodeCompact(phone, { border: 2 }))
}

/** Asked first, so that nobody waits for a build only to hear that the port is taken. */
function mustBeFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

/** Ctrl-C reaches us twice, from the terminal and through npm; the first one counts. */
function endOnSignal(close: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let isEnding = false
    const end = async () => {
      if (isEnding) return
      isEnding = true
      await close()
      resolve(0)
      process.exit(0)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Miniflare's own handler would exit with 130 before the database is closed.
      process.removeAllListeners(signal)
      process.on(signal, () => void end())
    }
  })
}
