import { join } from 'node:path';
import { peersFolder } from '../install-peers.ts';
import type { Contender } from './contender.ts';

const peer = (name: string): Contender => ({ name, worker: join(peersFolder, `pdf/${name}.ts`), isPeer: true });

export const ours: Contender = { name: 'ours', worker: join(import.meta.dirname, 'ours-worker.ts'), isPeer: false };
export const floor: Contender = { name: 'floor', worker: join(import.meta.dirname, 'floor-worker.ts'), isPeer: false };
export const peers: readonly Contender[] = [peer('jspdf'), peer('pdfmake'), peer('pdf-lib'), peer('react-pdf')];
