// Is this phone ready for days without a network: each thing it needs, and how to get it.

import { useCallback } from 'react'
import { useWords } from '../../kit/language.ts'
import { useInstalling } from '../install.ts'
import { readyWords } from '../messages/ready-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useAppFiles } from '../ready/app-files.ts'
import { InstallLine, LocationLine, MicrophoneLine, stateOf } from '../ready/device-lines.tsx'
import { usePermission } from '../ready/permission.ts'
import {
  AppLine,
  appState,
  type Carried,
  KeptLine,
  KitLine,
  kitState,
  RoomLine,
  roomState,
} from '../ready/study-lines.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { currentVersions } from '../store/kit.ts'
import { missingMedia } from '../store/media.ts'
import { readRoom } from '../store/room.ts'
import type { KeptKit } from '../store/shape.ts'
import './ready.css'

const dayMs = 86_400_000

export function ReadyScreen({ kept }: { kept: KeptKit }) {
  const m = useWords(readyWords)
  const { told, lookAgain } = useAppFiles()
  const carried = useStored(useCallback(() => carriedOf(kept), [kept]))
  const room = useStored(readRoom)
  const microphone = usePermission('microphone')
  const location = usePermission('geolocation')
  const how = useInstalling()
  const states = [
    appState(told),
    carried ? kitState(carried) : 'open',
    roomState(room),
    room?.isKept ? 'good' : 'open',
    stateOf(microphone),
    stateOf(location),
    how === 'installed' ? 'good' : 'open',
  ]
  const left = states.filter((state) => state !== 'good').length
  return (
    <Frame title={m.title} back={paths.home}>
      <section className="card ready" data-ready={left === 0}>
        <div className="row">
          <h2>{left === 0 ? m.yes : m.no(left)}</h2>
          <Icon name={left === 0 ? 'check' : 'ring'} />
        </div>
      </section>
      <ul className="card checks">
        <AppLine told={told} onLook={lookAgain} />
        {carried && <KitLine kept={kept} carried={carried} />}
        <RoomLine room={room} />
        <KeptLine room={room} />
        <MicrophoneLine allowed={microphone} />
        <LocationLine allowed={location} />
        <InstallLine how={how} />
      </ul>
    </Frame>
  )
}

async function carriedOf({ kit, takenAt }: KeptKit): Promise<Carried> {
  const files = new Set(
    kit.versions.flatMap(({ instrument }) => (instrument.files ?? []).map(({ hash }) => hash)),
  )
  return {
    instruments: currentVersions(kit.versions).length,
    shown: files.size,
    missing: (await missingMedia(kit.versions)).length,
    days: Math.max(Math.floor((Date.now() - Date.parse(takenAt)) / dayMs), 0),
  }
}
