import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { useOpenSample } from './use-open-sample.ts';

/** The two ways to look around: one audit to try, or the year around one, signed off. */
export const SampleButtons = () => {
  const { open, openYear, isOpening } = useOpenSample();
  return (
    <>
      <Button onClick={() => void open()} disabled={isOpening}>
        {isOpening ? <Trans>Opening the sample</Trans> : <Trans>Open the sample audit</Trans>}
      </Button>
      <Button onClick={() => void openYear()} disabled={isOpening}>
        <Trans>Open the sample year</Trans>
      </Button>
    </>
  );
};
