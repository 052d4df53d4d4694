import type { Examined } from './fsck.ts';

const longestList = 200;

/** What `fsck` found, as lines for an operator: errors first, then notes, then what to do. */
export const wordsOfExamined = ({ findings, ...counted }: Examined): readonly string[] => {
  const errors = findings.filter(({ weight }) => weight === 'error');
  const notes = findings.filter(({ weight }) => weight === 'note');
  const listed = (all: typeof findings, name: string) => [
    ...all
      .slice(0, longestList)
      .map(({ about, words }) => `${name} ${words.includes(about) ? '' : `${about}: `}${words}`),
    ...(all.length > longestList ? [`${name} … and ${all.length - longestList} more`] : []),
  ];
  const { journals, changes, blobs, bytes, swept } = counted;
  return [
    ...listed(errors, 'ERROR'),
    ...listed(notes, 'note '),
    `${journals} journals, ${changes} changes, ${blobs} files of ${(bytes / 1e6).toFixed(1)} MB: ${errors.length} errors, ${notes.length} notes${swept > 0 ? `, ${swept} files removed that belonged to nothing` : ''}.`,
    ...(errors.length > 0
      ? [
          'Stop the server and keep this folder as it is: it may hold work that no tablet has.',
          errors.every(({ kind }) => kind === 'blobMissing' || kind === 'blobDamaged')
            ? 'Then make a backup of it and restore that into a new folder: damaged files are left out, and the tablets that hold them send them again.'
            : 'Then restore the last backup into a new folder: tablets send everything that it lacks.',
        ]
      : []),
  ];
};
