// Acts and new codes on their way to the server: seen by every list of codings until they are there, and kept over a reload.
import type { QueryClient } from '@tanstack/react-query'
import type { Coding } from '../../../core/wire/coding.ts'
import { keys } from '../../kit/query.ts'
import { tellTabs } from '../shell/tabs.ts'
import { addUnsentCode } from '../shell/unsent-codes.ts'
import { type Act, deliver, shown } from './act.ts'
import { forgetUnsent, keepUnsent, unsentOf } from './keeping.ts'
import { type Clash, codeOf, deliverCode, type MadeCode } from './made-code.ts'
import { enqueue } from './sender.ts'

type Pending = { study: string; source: string; act: Act }

let pending: readonly Pending[] = []

/** A list that was asked for just before an act arrived may still come without it. */
const lingerMs = 10_000

/** The server's rows with what is not there yet. */
export function withUnsent(study: string, source: string, rows: readonly Coding[]): Coding[] {
  return pending
    .filter((one) => one.study === study && one.source === source)
    .reduce<Coding[]>((now, { act }) => shown(now, act), [...rows])
}

/** This page, as long as it lives: whatever it has kept is sent by itself and by no other. */
const tab = crypto.randomUUID()
void navigator.locks?.request(`pedoman ${tab}`, () => new Promise(() => undefined))

type Sending = {
  study: string
  person: string
  source: string
  act: Act
  delivered: (resting: string[]) => void
  refused: (error: unknown) => void
}

export function send(wish: Sending): void {
  const owner = `${wish.study} ${wish.person}`
  const kept = keepUnsent({ owner, source: wish.source, tab, act: wish.act })
  hand(wish, kept)
}

function hand(
  { study, source, act, delivered, refused }: Sending,
  kept: Promise<number | null>,
): void {
  const here: Pending = { study, source, act }
  pending = [...pending, here]
  const drop = () => {
    pending = pending.filter((one) => one !== here)
  }
  const arrive = async () => {
    const resting = await deliver(study, source, act)
    return () => {
      tellTabs(keys.codings(study, source), keys.codes(study))
      delivered(resting)
    }
  }
  inTurn(kept, drop, arrive, refused)
}

type MadeSending = {
  study: string
  person: string
  made: MadeCode
  delivered: (clash: Clash | null) => void
  refused: (error: unknown) => void
}

/** What is coded with it is sent after it, in the one order of all that is done here. */
export function sendCode(wish: MadeSending): void {
  const owner = `${wish.study} ${wish.person}`
  handCode(wish, keepUnsent({ owner, source: '', tab, act: wish.made }))
}

function handCode(
  { study, made, delivered, refused }: MadeSending,
  kept: Promise<number | null>,
): void {
  const drop = addUnsentCode(study, codeOf(made))
  const arrive = async () => {
    const clash = await deliverCode(study, made)
    return () => {
      tellTabs(keys.codes(study))
      delivered(clash)
    }
  }
  inTurn(kept, drop, arrive, refused)
}

/** Sends after all that came before; `drop` takes it out of the lists that show it meanwhile. */
function inTurn(
  kept: Promise<number | null>,
  drop: () => void,
  arrive: () => Promise<() => void>,
  refused: (error: unknown) => void,
): void {
  enqueue({
    send: async () => {
      // Kept before it is sent: what is lost on the way is sent again after a reload.
      const seq = await kept.catch(() => null)
      const tellIt = await arrive()
      await forgetUnsent(seq)
      setTimeout(drop, lingerMs)
      tellIt()
    },
    refused: (error) => {
      drop()
      void kept.then(forgetUnsent, () => undefined)
      refused(error)
    },
  })
}

/** Takes over what pages that are gone had not sent; the same act twice does nothing the second time. */
export async function adoptUnsent(
  client: QueryClient,
  study: string,
  person: string,
  refused: (act: Act | MadeCode, error: unknown) => void,
  clashed: (clash: Clash) => void,
): Promise<void> {
  for (const { seq, source, act, tab: whose } of await unsentOf(`${study} ${person}`)) {
    if (whose === tab || !(await isGone(whose))) continue
    const kept = Promise.resolve(seq)
    if (act.kind === 'code') {
      const book = () => void client.invalidateQueries({ queryKey: keys.codes(study) })
      const wish = { study, person, made: act, refused: (error: unknown) => refused(act, error) }
      const delivered = (clash: Clash | null) => {
        book()
        if (clash) clashed(clash)
      }
      handCode({ ...wish, delivered }, kept)
      book()
      continue
    }
    const again = () => void client.invalidateQueries({ queryKey: keys.codings(study, source) })
    const wish = { study, person, source, act, delivered: again }
    hand({ ...wish, refused: (error) => refused(act, error) }, kept)
    again()
  }
}

function isGone(whose: string): Promise<boolean> {
  // Without locks nobody can tell; sending twice is harmless.
  if (!navigator.locks) return Promise.resolve(true)
  return navigator.locks.request(`pedoman ${whose}`, { ifAvailable: true }, (lock) => lock !== null)
}
