// The people and cases of the study on the phone: who there is, one of them, a new one, and what they agree to.
import type { FieldKit } from '../../../core/wire/field.ts'
import type { PeopleRoute } from '../route.ts'
import { CaseScreen } from './case.tsx'
import { ConsentScreen } from './consent.tsx'
import { NewcomerScreen } from './newcomer.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonScreen } from './person.tsx'
import '../parts/fields.css'
import '../parts/people.css'

export function PeopleScreen({ kit, route }: { kit: FieldKit; route: PeopleRoute }) {
  switch (route.screen) {
    case 'people':
      return <PeopleList kit={kit} />
    case 'person':
      return <PersonScreen key={route.code} kit={kit} code={route.code} />
    case 'case':
      return <CaseScreen key={route.code} kit={kit} code={route.code} />
    case 'add':
      return <NewcomerScreen kit={kit} goal={route.goal} />
    case 'consent':
      return <ConsentScreen key={route.code} kit={kit} code={route.code} goal={route.goal} />
    default:
      return route satisfies never
  }
}
