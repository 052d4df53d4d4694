import { type Result, refuse, succeed } from '#domain/result.ts';
import { type Bytes, packageLimits } from '../package-format.ts';
import { type PackageRefusal, tampered } from '../package-refusal.ts';
import { type PackageSource, readDirectory } from '../read-directory.ts';
import { readEntry } from '../read-entry.ts';

/** A folder's files, wherever they lie: in a zip, or where somebody unpacked it. */
export interface Files {
  readonly names: readonly string[];
  /** Undefined for one that isn't there. */
  read(name: string): Promise<Result<Bytes, PackageRefusal> | undefined>;
}

/** The files of a zip that the app wrote. One that another tool packed again has to be unpacked first. */
export const filesOfZip = async (source: PackageSource): Promise<Result<Files, PackageRefusal>> => {
  const directory = await readDirectory(source, packageLimits);
  if (!directory.ok) return directory;
  const { entries, isExact } = directory.value;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const large = entries.find(({ size }) => size > packageLimits.blobBytes);
  if (large)
    return refuse({
      kind: 'tooLarge',
      what: 'blob',
      size: large.size,
      limit: packageLimits.blobBytes,
      entry: large.name,
    });
  if (!isExact || byName.size !== entries.length) return refuse(tampered('layout'));
  return succeed({
    names: [...byName.keys()],
    read: async (name) => {
      const entry = byName.get(name);
      return entry && readEntry(source, entry);
    },
  });
};
