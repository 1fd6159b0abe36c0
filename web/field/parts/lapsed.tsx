// Instead of a draft whose person does not agree any more: nobody reads on, and nothing is thrown away.
import { useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { paths } from '../route.ts'
import { Frame } from './frame.tsx'
import { Notice } from './notice.tsx'

export function Lapsed({ title, person }: { title: string; person: string }) {
  const m = useWords(peopleWords).lapsed
  return (
    <Frame
      title={title}
      back={paths.home}
      foot={
        <a className="button big primary" href={paths.person(person)}>
          {m.ask}
        </a>
      }
    >
      <Notice title={m.title(person)} tone="problem">
        <p>{m.what}</p>
      </Notice>
    </Frame>
  )
}
