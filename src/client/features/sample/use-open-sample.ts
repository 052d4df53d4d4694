import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTablet } from '../tablet/tablet-context.tsx';

/**
 * Opens the sample audit, a finished audit of a made-up company, or the year around it; recorded like any other. Its
 * part loads on demand.
 */
export const useOpenSample = () => {
  const tablet = useTablet();
  const navigate = useNavigate();
  const [isOpening, setOpening] = useState(false);
  const opening = (work: () => Promise<string>) => async () => {
    setOpening(true);
    try {
      void navigate(await work());
    } finally {
      setOpening(false);
    }
  };
  return {
    open: opening(async () => {
      const { openSample } = await import('./open-sample.ts');
      return `/audits/${await openSample(tablet)}/checklist`;
    }),
    openYear: opening(async () => {
      const { openSampleYear } = await import('./open-sample-year.ts');
      return `/organisations/${(await openSampleYear(tablet)).organisation}`;
    }),
    isOpening,
  };
};
