import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Failed } from './states.tsx'

type Props = { readonly children: ReactNode; readonly resetKey: string }
type State = { readonly failed: boolean; readonly at: string }

/** A page that breaks says so and leaves menu and head standing; going elsewhere clears it. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { failed: false, at: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.at ? null : { failed: false, at: props.resetKey }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <Failed problem={{ status: 500, title: '', detail: '', code: 'portal.page', traceId: '' }} retry={() => this.setState({ failed: false })} />
  }
}
