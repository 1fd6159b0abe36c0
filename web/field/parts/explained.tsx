// A refusal in words. The whole catalogue's words come along, so it is loaded when the first refusal is shown.
import { useLanguage } from '../../kit/language.ts'
import { explain, type Told } from '../../kit/problem.ts'

type Props = {
  problem: Told
  /** How a question is called, by its place. */
  label?: ((place: string) => string) | undefined
}

export function Explained({ problem, label }: Props) {
  return explain(problem, label, useLanguage())
}
