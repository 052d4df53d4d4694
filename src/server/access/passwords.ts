import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Passwords as Argon2id; two at a time, since each takes 19 MB and a core. */
export const makePasswords = () => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const hashWith = async (password: string, nonce: Buffer): Promise<Buffer> => {
    if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...parameters });
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
  return {
    /** Its parameters and salt are in the text, so that they can be raised later. */
    hash: async (password: string): Promise<string> => {
      const nonce = randomBytes(16);
      const { memory, passes } = parameters;
      const hash = await hashWith(password, nonce);
      return ['argon2id', memory, passes, nonce.toString('hex'), hash.toString('hex')].join('$');
    },
    /** Takes as long for an account that isn't there, so that the answer's time says nothing. */
    isRight: async (password: string, stored: string | null | undefined): Promise<boolean> => {
      const [, , , nonce, hash] = (stored ?? '').split('$');
      const actual = await hashWith(password, nonce ? Buffer.from(nonce, 'hex') : randomBytes(16));
      const expected = Buffer.from(hash ?? '', 'hex');
      return expected.length === actual.length && timingSafeEqual(actual, expected);
    },
  };
};
