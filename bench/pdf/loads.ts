import type { Load } from './contender.ts';

/**
 * The audit of a day and the largest we know of; and each again with photos of another size, to show what depends on
 * their bytes. Peers do the first two alone.
 */
export const loads = {
  small: {
    name: 'small',
    findings: 60,
    nonconformities: 16,
    photos: 60,
    photoBytes: 300_000,
    pages: [53, 60],
  },
  large: {
    name: 'large',
    findings: 600,
    nonconformities: 58,
    photos: 400,
    photoBytes: 296_000,
    pages: [317, 355],
  },
  light: {
    name: 'light',
    findings: 600,
    nonconformities: 58,
    photos: 400,
    photoBytes: 30_000,
    pages: [317, 355],
  },
  heavy: {
    name: 'heavy',
    findings: 60,
    nonconformities: 16,
    photos: 60,
    photoBytes: 4_000_000,
    pages: [53, 60],
  },
} as const satisfies Record<string, Load>;
