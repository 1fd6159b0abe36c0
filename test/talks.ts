// A study with people who agreed to different things, and phones whose microphone tests can reach.
import type { Page } from 'playwright-core'
import type { ConsentScope } from '../core/instrument/model.ts'
import type { World } from './world.ts'

/** Each person by code, with what they agreed to; none is nobody's consent. */
export async function settlePeople(
  w: World,
  people: Record<string, ConsentScope[] | null>,
): Promise<void> {
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'KUBE-1', label: 'Mekar Sari', attributes: {} })
  for (const [code, scopes] of Object.entries(people)) {
    const person = { code, role: 'anggota', case: 'KUBE-1', attributes: {}, identity: null }
    await lead.post('/participants', person)
    if (scopes === null) continue
    const id = crypto.randomUUID()
    const given = { textVersion: '1', how: 'signed', givenAt: '2026-11-01T00:00:00Z' }
    await lead.post(`/participants/${code}/consents`, { id, scopes, ...given })
  }
}

type Mic = typeof globalThis & { mic?: MediaStreamTrack }

/** The microphone gives its pieces every fifth of a second, so that a test need not wait for them; it stays what it is. */
export async function quickMicrophone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { start } = MediaRecorder.prototype
    MediaRecorder.prototype.start = function () {
      start.call(this, 200)
    }
    const { getUserMedia } = MediaDevices.prototype
    MediaDevices.prototype.getUserMedia = async function (wanted) {
      const stream = await getUserMedia.call(this, wanted)
      ;(globalThis as Mic).mic = stream.getAudioTracks()[0] as MediaStreamTrack
      return stream
    }
  })
}

/** What a phone tells of its microphone when a call comes, or another app takes it. */
export function tellMicrophone(page: Page, moment: 'mute' | 'unmute' | 'ended'): Promise<void> {
  return page.evaluate((what) => {
    ;(globalThis as Mic).mic?.dispatchEvent(new Event(what))
  }, moment)
}

export type Piece = { recording: string; seq: number }

/** The pieces that lie in the phone's storage, in their order; what is in them is encrypted there. */
export function piecesOn(page: Page): Promise<Piece[]> {
  return page.evaluate(
    () =>
      new Promise<Piece[]>((resolve) => {
        const opening = indexedDB.open('pedoman-field')
        opening.onsuccess = () => {
          const asked = opening.result.transaction('chunks').objectStore('chunks').getAllKeys()
          asked.onsuccess = () => {
            opening.result.close()
            const keys = asked.result as [string, number][]
            resolve(keys.map(([recording, seq]) => ({ recording, seq })))
          }
        }
      }),
  )
}
