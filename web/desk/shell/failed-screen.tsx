// A screen that throws takes only itself down: the frame stays, and says what to do.
import { Component, type ReactNode } from 'react'
import { Empty } from './empty.tsx'
import { useMessages } from './language.tsx'

type Props = { children: ReactNode }

export class FailedScreen extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

function Broken() {
  const m = useMessages().shell
  return (
    <Empty
      title={m.broken}
      action={
        <button type="button" onClick={() => location.reload()}>
          {m.reload}
        </button>
      }
    >
      {m.brokenWhat}
    </Empty>
  )
}
