import { create } from 'zustand';

type InstallPrompt = Event & { prompt(): Promise<unknown>; readonly userChoice: Promise<{ readonly outcome: string }> };

/** The browser's offer to install, while it stands. */
export const useInstallPrompt = create<{ prompt: InstallPrompt | undefined }>(() => ({ prompt: undefined }));

/** Chromium offers installation once, early: kept until the person wants it. Called by the app at its start. */
export const keepInstallPrompt = (): void => {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    useInstallPrompt.setState({ prompt: event as InstallPrompt });
  });
  window.addEventListener('appinstalled', () => useInstallPrompt.setState({ prompt: undefined }));
};
