import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { keepInstallPrompt } from '../features/offline/install-prompt.ts';
import { App } from './app.tsx';
import { registerServiceWorker } from './service-worker-registration.ts';
import { startTablet } from './start-tablet.ts';
import { loadTexts } from './texts.ts';

// zod's compiler probes for eval, which the content security policy reports.
z.config({ jitless: true });
keepInstallPrompt();

const root = createRoot(document.getElementById('root') ?? document.body);
const [start, i18n] = await Promise.all([startTablet(), loadTexts()]);
root.render(
  <StrictMode>
    <App start={start} i18n={i18n} />
  </StrictMode>,
);
// After the first screen: nothing there waits for it.
setTimeout(() => void registerServiceWorker(), 1_500);
