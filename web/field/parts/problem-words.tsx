// What is wrong at a place, in words: the author's own come before ours.
import type { FormNode } from '../../../core/answer/form.ts'
import type { Problem } from '../../../core/problem.ts'
import { later } from './later.tsx'

export const Explained = later(() => import('./explained.tsx').then((part) => part.Explained))

export function ProblemWords({ problem, node }: { problem: Problem; node: FormNode }) {
  const own =
    problem.code === 'answer.constraint'
      ? node.says('constraintMessage')
      : problem.code === 'answer.required'
        ? node.says('requiredMessage')
        : ''
  return own || <Explained problem={problem} label={() => brief(node.says('label'))} />
}

/** The question stands right above: its first words are enough to name it. */
function brief(label: string): string {
  const most = 36
  return label.length <= most ? label : `${label.slice(0, label.lastIndexOf(' ', most))} …`
}
