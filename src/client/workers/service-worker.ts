import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

// The whole app, catalogue, fonts and report part are kept: every deep link opens without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/healthz$/] }));

// Fonts of other scripts are large: each is fetched when a report first needs it, and then stays.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.ttf'),
  async ({ request }) => {
    const kept = await caches.open('typefaces');
    const known = await kept.match(request);
    if (known) return known;
    const response = await fetch(request);
    if (response.ok) await kept.put(request, response.clone());
    return response;
  },
);

// The first installation takes over the open page, so that it is ready for offline without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
