import { useTablet } from '../tablet/tablet-context.tsx';

/** Eight digits by chance: short enough to be read out, and to be drawn from again. */
export const useNewSeed = (): (() => string) => {
  const { crypto } = useTablet();
  return () => String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 100_000_000).padStart(8, '0');
};
