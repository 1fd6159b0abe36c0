// What is asked of me, all of it: what came back, and what is to be done.
import { ReturnList } from './home-returns.tsx'
import { TaskList } from './home-tasks.tsx'

type Props = Parameters<typeof TaskList>[0]

export function Asked({ kit, versions, drafts, outbox }: Props) {
  return (
    <>
      <ReturnList kit={kit} drafts={drafts} outbox={outbox} />
      <TaskList kit={kit} versions={versions} drafts={drafts} outbox={outbox} />
    </>
  )
}
