import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { useLocation } from "react-router";
import { ErrorReport } from "./error-page.js";

/** Shows what could not be shown instead of the page, keeps the frame around it, and starts afresh on another page. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { key } = useLocation();
  const { reset } = useQueryErrorResetBoundary();
  return (
    <Boundary place={key} onRetry={reset}>
      {children}
    </Boundary>
  );
}

interface BoundaryProps {
  readonly place: string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { error: unknown; place: string }> {
  override state = { error: null as unknown, place: this.props.place };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps({ place }: BoundaryProps, state: { error: unknown; place: string }) {
    return place === state.place ? null : { error: null, place };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => {
      this.props.onRetry();
      this.setState({ error: null });
    };
    return <ErrorReport error={error} onRetry={retry} />;
  }
}
