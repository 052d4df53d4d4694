import { v7 } from 'uuid';

/**
 * A random id that begins with its time (UUID version 7): what was written together stands together, in the tablet's
 * store and in the server's, however long a journal grows.
 */
export const newId = (): string => v7();
