import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTablet } from '../tablet/tablet-context.tsx';

/** Opens the sample audit: a finished audit of a made-up company, recorded like any other. Its part loads on demand. */
export const useOpenSample = () => {
  const tablet = useTablet();
  const navigate = useNavigate();
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    try {
      const { openSample } = await import('../sample/open-sample.ts');
      const journal = await openSample(tablet);
      void navigate(`/audits/${journal}/checklist`);
    } finally {
      setOpening(false);
    }
  };
  return { open, isOpening };
};
