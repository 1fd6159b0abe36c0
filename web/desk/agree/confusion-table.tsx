// Two coders' four cells about one code or several: the share of the page that each cell has is the number in it.
import type { Confusion } from '../../../core/agreement/confusion.ts'
import { useFigures } from './figures.ts'
import { useAgree } from './messages.ts'

export function ConfusionTable(props: { confusion: Confusion; first: string; second: string }) {
  const m = useAgree().confusion
  const { count } = useFigures()
  const { confusion, first, second } = props
  return (
    <table className="confusion">
      <caption>{m.title(first, second)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{m.yes(second)}</th>
          <th scope="col">{m.no(second)}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{m.yes(first)}</th>
          <td data-alike="true">
            {count(confusion.both)} <small>{m.both}</small>
          </td>
          <td data-alike="false">
            {count(confusion.onlyFirst)} <small>{m.onlyFirst(first)}</small>
          </td>
        </tr>
        <tr>
          <th scope="row">{m.no(first)}</th>
          <td data-alike="false">
            {count(confusion.onlySecond)} <small>{m.onlySecond(second)}</small>
          </td>
          <td data-alike="true">
            {count(confusion.neither)} <small>{m.neither}</small>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
