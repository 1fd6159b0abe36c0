// Everything that stands in the way of publishing: where, and why.
import type { ReadFault } from '../../../core/instrument/read.ts'
import { useMessages } from '../shell/language.tsx'

const shownFaults = 50

export function FaultTable({ title, faults }: { title: string; faults: readonly ReadFault[] }) {
  const all = useMessages()
  const m = all.fieldwork.versions
  const whys: Record<string, string> = all.faults
  return (
    <table className="table">
      <caption className="trouble">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.where}</th>
          <th scope="col">{m.why}</th>
        </tr>
      </thead>
      <tbody>
        {faults.slice(0, shownFaults).map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one place may hold the same fault twice
          <tr key={index}>
            <th scope="row">
              <code>{fault.at || m.whole}</code>
            </th>
            <td>{whys[fault.reason] ?? m.whyElse}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
