import type { VouchedKeys } from '#domain/journal/key-ties.ts';
import type { DeviceDatabase } from '../store/device-database.ts';

/** Whose keys this tablet knows besides what journals say: its own persons', and those that its server has enrolled. */
export const vouchedKeys = async (database: Pick<DeviceDatabase, 'keys' | 'server'>): Promise<VouchedKeys> => {
  const vouched = new Map<string, readonly string[]>();
  const add = (person: string, keys: readonly string[]) =>
    vouched.set(person, [...new Set([...(vouched.get(person) ?? []), ...keys])]);
  for (const { person, publicKey } of await database.keys.toArray()) add(person, [publicKey]);
  const server = await database.server.get('server');
  for (const { person, keys } of server?.people ?? []) add(person, keys);
  return vouched;
};
