// How far a question has come, as one sign.
import type { Prompt } from '../fill/prompt.ts'
import { Icon } from './icon.tsx'

export function PromptIcon({ state }: { state: Prompt['state'] }) {
  if (state === 'problem') return <Icon name="warn" />
  return <Icon name={state === 'untouched' || state === 'note' ? 'ring' : 'check'} />
}
