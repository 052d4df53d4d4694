import { type ReactNode, useState } from 'react';
import type { Account, AccountAnswer } from '../../sync/account.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { PasswordSheet } from './password-sheet.tsx';

type Act = (account: Account) => Promise<AccountAnswer<unknown>>;

/**
 * Does administrators' acts. Where the server asks for the password again, `sheet` asks for it in place and the act
 * goes on; any other failure is told.
 */
export const useAdministratorAct = (): {
  readonly run: (act: Act) => Promise<void>;
  readonly failure: string | undefined;
  readonly sheet: ReactNode;
} => {
  const { connection } = useTablet();
  const [failure, setFailure] = useState<string>();
  const [held, setHeld] = useState<{ readonly act: Act }>();
  const run = async (act: Act) => {
    setFailure(undefined);
    const answer = await act((await connection()).account);
    if (answer.ok) return;
    if (answer.failure.kind === 'freshSignInNeeded') setHeld({ act });
    else setFailure(answer.failure.kind);
  };
  const goOn = async (act: Act, password: string) => {
    const fresh = await (await connection()).account.freshen(password);
    if (!fresh.ok) return fresh.failure.kind;
    setHeld(undefined);
    await run(act);
    return undefined;
  };
  return {
    run,
    failure,
    sheet: held && (
      <PasswordSheet onClose={() => setHeld(undefined)} onPassword={(password) => goOn(held.act, password)} />
    ),
  };
};
