import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from '#domain/result.ts';
import type { Bytes } from '#package/package-format.ts';
import type { PackageSource } from '#package/read-directory.ts';
import { type AuditPackage, readPackage } from '#package/read-package.ts';
import { refusalWords, weightOf } from '#package/refusal-words.ts';
import { openSource } from './open-source.ts';

export type MakingInput = {
  readonly read: AuditPackage;
  /** The one audit of the package, or that which was asked for. */
  readonly journal: string;
  readonly report: PackageSource | undefined;
  readonly flags: ReadonlySet<string>;
  readonly texts: { readonly [name: string]: string | undefined };
  readonly onChunk: (bytes: Bytes) => Promise<void>;
};

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Makes a file of one audit of a package: reads what the command line asks for, and writes the whole file or none.
 * Gives the exit code: 0 made, 1 the package is damaged, 2 it can't be done as it was asked for.
 */
export const makeFromPackage = async (
  usage: string,
  {
    flags: flagNames = [],
    choices = {},
  }: {
    readonly flags?: readonly string[];
    /** Options that take one of these values. */
    readonly choices?: { readonly [name: string]: readonly string[] };
  },
  write: (input: MakingInput) => Promise<Result<readonly string[], { readonly kind: string; readonly words: string }>>,
): Promise<number> => {
  const say = (code: number, ...lines: readonly string[]) => {
    console.error(lines.join('\n'));
    return code;
  };
  const choiceNames = Object.keys(choices);
  const asked = askedFor(flagNames, choiceNames);
  const [input, output, ...more] = asked?.positionals ?? [];
  if (!asked || !input || !output || more.length > 0) return say(2, usage);
  const isOffered = (name: string) => {
    const value = asked.values[name];
    return value === undefined || (typeof value === 'string' && choices[name]?.includes(value));
  };
  if (!choiceNames.every(isOffered)) return say(2, usage);
  const target = resolve(output);
  if (await exists(target))
    return say(2, `${target} is there already.`, 'It was left as it is.', 'Give another name, or take that file away.');
  const source = await openSource(resolve(input));
  if (!source) return say(2, `${input}: there is no such file.`, 'Nothing was made.', 'Check its name.');
  const { report: reportPath, audit } = asked.values;
  const report = typeof reportPath === 'string' ? await openSource(resolve(reportPath)) : undefined;
  const half = `${target}.half`;
  try {
    if (typeof reportPath === 'string' && !report)
      return say(2, `${reportPath}: there is no such file.`, 'Nothing was made.', 'Check the name of the report.');
    const read = await readPackage(source);
    if (!read.ok) {
      const { happened, next } = refusalWords(read.refusal);
      return say(weightOf(read.refusal) === 'damaged' ? 1 : 2, `${input}: ${happened}`, 'Nothing was made.', next);
    }
    const audits = read.value.journals.filter(({ kind }) => kind === 'audit');
    const chosen = audits.filter(({ journal }) => audit === undefined || journal === audit);
    const [only] = chosen;
    if (!only || chosen.length > 1)
      return say(
        2,
        only ? 'There are several audits in this package.' : 'There is no such audit in this package.',
        'Nothing was made.',
        ...(audits.length > 0
          ? ['Choose one with --audit:', ...audits.map(({ journal, title }) => `  ${journal}  ${title ?? ''}`)]
          : ['Choose a package with an audit in it.']),
      );
    const handle = await open(half, 'wx');
    const flags = new Set(flagNames.filter((name) => asked.values[name] === true));
    const texts = Object.fromEntries(
      choiceNames.flatMap((name) => (typeof asked.values[name] === 'string' ? [[name, asked.values[name]]] : [])),
    );
    try {
      const made = await write({
        read: read.value,
        journal: only.journal,
        report,
        flags,
        texts,
        onChunk: async (bytes) => {
          await handle.writeFile(bytes);
        },
      });
      if (!made.ok) return say(1, made.refusal.words, 'Nothing was made.', 'Ask for another copy of the package.');
      await handle.sync();
      await rename(half, target);
      console.log([`${basename(target)} was made.`, ...made.value].join('\n'));
      return 0;
    } finally {
      await handle.close();
      await rm(half, { force: true });
    }
  } finally {
    await source.close();
    await report?.close();
  }
};

const askedFor = (flagNames: readonly string[], choiceNames: readonly string[]) => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        report: { type: 'string' },
        audit: { type: 'string' },
        ...Object.fromEntries(flagNames.map((name) => [name, { type: 'boolean' as const }])),
        ...Object.fromEntries(choiceNames.map((name) => [name, { type: 'string' as const }])),
      },
    }) as {
      readonly values: { readonly [name: string]: string | boolean | undefined };
      readonly positionals: string[];
    };
  } catch {
    return undefined;
  }
};
