import type { Tablet } from '../tablet/tablet-context.tsx';

export const openSample = (_: Tablet): Promise<string> => Promise.reject(new Error('not yet'));
