import { Trans } from '@lingui/react/macro';
import type { Doubt } from '../../store/device-database.ts';

/** Whether a change is known not to be what its author signed, or not to stand where it says. */
export const isFailure = (doubt: Doubt): boolean =>
  doubt.signature === 'bad' || doubt.isValueWrong || doubt.isLinkBroken;

/** What a look at one change's signature and chain has found: what it means, and what to do. */
export const DoubtText = ({ doubt, name }: { doubt: Doubt; name: string }) => {
  if (doubt.signature === 'bad' || doubt.isValueWrong)
    return (
      <Trans>
        This is not what {name} signed: it was changed afterwards, or somebody else wrote it in their name. It is kept
        as it came. Ask {name} what they recorded, record that here, and tell the lead auditor and whoever runs the
        server.
      </Trans>
    );
  if (doubt.isLinkBroken)
    return (
      <Trans>
        What {name} recorded just before this was replaced or set back, as happens when a tablet is restored from a
        backup. Nothing here was lost by it. Ask {name} whether something is missing.
      </Trans>
    );
  return (
    <Trans>
      The key that signed this is not known as one of {name}'s: perhaps it is of another tablet of theirs. That they
      wrote it is not proved. Ask {name}, or let an administrator connect to the server, which knows its people's keys.
    </Trans>
  );
};
