import { useUpdate } from '../features/offline/update-bar.tsx';

/**
 * Registers the service worker that keeps the whole app on the tablet. A newer version waits until the person asks for
 * it: `useUpdate` then holds how.
 */
export const registerServiceWorker = async (): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox('/service-worker.js');
  worker.addEventListener('waiting', () =>
    useUpdate.setState({
      change: () => {
        worker.addEventListener('controlling', () => location.reload());
        worker.messageSkipWaiting();
      },
    }),
  );
  await worker.register().catch(() => undefined);
};
