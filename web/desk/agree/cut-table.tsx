// The unitizing family: what coders who cut the text themselves agree on, over all codes and code by code.
import type { CutBoard } from '../../../core/agreement/cut-board.ts'
import type { Outcome } from '../../../core/agreement/outcome.ts'
import { useFigures } from './figures.ts'
import { useAgree } from './messages.ts'

export function CutTable(props: { cut: CutBoard; codeName: (id: string) => string }) {
  const m = useAgree()
  const { percent } = useFigures()
  const { whole, codes } = props.cut
  const over = [
    [m.cut.u, m.cut.uWhat, whole.uAlpha],
    [m.cut.binary, m.cut.binaryWhat, whole.binary],
    [m.cut.cu, m.cut.cuWhat, whole.cuAlpha],
  ] as const
  return (
    <details className="explained">
      <summary>
        <h3>{m.cut.title}</h3>
      </summary>
      <p>{m.cut.what}</p>
      <dl>
        {over.map(([name, what, outcome]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Value outcome={outcome} /> <small>{what}</small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="table-box">
        <table className="table">
          <caption className="unseen">{m.cut.title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.row.code}</th>
              <th scope="col">{m.cut.own}</th>
              <th scope="col">{m.cut.value}</th>
              <th scope="col">{m.cut.coverage}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ code, uAlpha, value }) => (
              <tr key={code}>
                <th scope="row">{props.codeName(code)}</th>
                <td>
                  <Value outcome={uAlpha} />
                </td>
                <td>
                  <Value outcome={value.outcome} />
                </td>
                <td>{value.coverage === null ? '' : percent(value.coverage)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Value({ outcome }: { outcome: Outcome }) {
  const m = useAgree()
  const { coefficient } = useFigures()
  return outcome.value === null ? (
    <span className="quiet">
      {m.undefined}: {m.reasons[outcome.reason]}
    </span>
  ) : (
    <b>{coefficient(outcome.value)}</b>
  )
}
