import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

/** A bug must not take anything with it: what was recorded is on the disk, and the message says so. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="pad-inline mx-auto max-w-2xl py-12">
        <h1 className="text-title font-bold">
          <Trans>Something went wrong on this screen</Trans>
        </h1>
        <p className="mt-4">
          <Trans>
            Everything that said "Saved on this tablet" is safe, and what you were typing is kept as a draft. Reload to
            go on.
          </Trans>
        </p>
        <p className="mt-4 break-words text-ink2">{error.message}</p>
        <Button look="filled" className="mt-6" onClick={() => location.assign('/')}>
          <Trans>Reload</Trans>
        </Button>
      </main>
    );
  }
}
