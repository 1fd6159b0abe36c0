// The team and the phones of the study.

import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Head } from './panes.tsx'
import { Phones } from './phones.tsx'
import { Team } from './team.tsx'
import './fieldwork.css'

export function PeopleScreen() {
  const here = useStudy()
  const m = useMessages().fieldwork.people
  useTitle(m.title)
  return (
    <>
      <Head title={m.title} />
      <div className="halves">
        <Team />
        {here.may('device.read') && <Phones />}
      </div>
    </>
  )
}
