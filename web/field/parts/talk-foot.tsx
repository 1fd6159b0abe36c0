// What a talk has at the foot of its screen: in a focus group the table, and always the recorder.
import type { ComponentProps } from 'react'
import { later } from './later.tsx'
import { TalkBar } from './talk-bar.tsx'

const Table = later(() => import('./table.tsx').then((part) => part.Table))

export function TalkFoot(props: ComponentProps<typeof TalkBar>) {
  return (
    <>
      {props.filling.form.instrument.kind === 'fgd' && <Table {...props} />}
      <TalkBar {...props} />
    </>
  )
}
