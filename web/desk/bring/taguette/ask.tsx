// What a Taguette project cannot say: which of several, whether its tags are a tree, who "admin" is.
import type { AskProps } from '../readers.ts'
import { useTables } from '../tables/messages.ts'
import { AskTechnique } from '../texts/ask-technique.tsx'
import type { TaguetteAnswers } from './reader.ts'

export function AskTaguette({ answers, change }: AskProps<TaguetteAnswers>) {
  const m = useTables()
  const { projects, marks, project, inLevels } = answers
  const mark = marks.get(project)
  return (
    <>
      <label>
        {m.project}
        <select
          value={project}
          onChange={({ target }) => change({ ...answers, project: Number(target.value) })}
        >
          {projects.map((one) => (
            <option key={one.id} value={one.id}>
              {m.projectOf(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.admin}
        <input
          value={answers.admin}
          maxLength={120}
          required
          onChange={({ target }) => change({ ...answers, admin: target.value })}
        />
        <span className="quiet">{m.adminWhat}</span>
      </label>
      {mark && (
        <label className="tick">
          <input
            type="checkbox"
            checked={inLevels}
            onChange={({ target }) => change({ ...answers, inLevels: target.checked })}
          />
          {m.levels(mark.trim())}
        </label>
      )}
      <AskTechnique answers={answers} change={(said) => change({ ...answers, ...said })} />
    </>
  )
}
