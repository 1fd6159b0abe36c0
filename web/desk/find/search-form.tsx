// What is looked for: words as people type them, a question, or a speaker; and in which sources.
import { useState } from 'react'
import { useFind } from './messages.ts'
import { QuestionChoice } from './question-choice.tsx'
import type { Change, Wish } from './search-asked.ts'
import { SourceFilters } from './source-filters.tsx'

export function SearchForm({ asked, change }: { asked: Wish; change: Change }) {
  const m = useFind().search
  const [typed, setTyped] = useState(asked.q)
  return (
    <form
      className="find-form"
      onSubmit={(event) => {
        event.preventDefault()
        change({ q: typed, more: '' })
      }}
    >
      {asked.by === 'words' && (
        <div className="find-row">
          <input
            type="search"
            aria-label={m.label}
            placeholder={m.placeholder}
            value={typed}
            maxLength={300}
            // biome-ignore lint/a11y/noAutofocus: the screen is for typing here
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="primary">
            {m.go}
          </button>
          <label className="tick">
            <input
              type="checkbox"
              checked={asked.forms}
              onChange={(event) => change({ forms: event.target.checked ? '' : '0' })}
            />
            {m.forms}
          </label>
          <details className="find-help">
            <summary>{m.help}</summary>
            <ul>
              {m.helps.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
      {asked.by === 'question' && (
        <div className="filters">
          <QuestionChoice
            value={asked.question}
            onChange={(question) => change({ question, more: '' })}
          />
        </div>
      )}
      <SourceFilters
        filter={asked.filter}
        onChange={(name, value) => change({ [name]: value, more: '' })}
      />
    </form>
  )
}
