import { counted } from './counted.ts';
import type { Examined } from './fsck.ts';

const longestList = 200;

/** What `fsck` found, as lines for an operator: errors first, then notes, then what to do. */
export const wordsOfExamined = ({ findings, ...counts }: Examined): readonly string[] => {
  const errors = findings.filter(({ weight }) => weight === 'error');
  const notes = findings.filter(({ weight }) => weight === 'note');
  const listed = (all: typeof findings, name: string) => [
    ...all
      .slice(0, longestList)
      .map(({ about, words }) => `${name} ${words.includes(about) ? '' : `${about}: `}${words}`),
    ...(all.length > longestList ? [`${name} … and ${all.length - longestList} more`] : []),
  ];
  const { journals, changes, blobs, bytes, swept } = counts;
  if (errors.some(({ kind }) => kind === 'noDatabase'))
    return [...listed(errors, 'ERROR'), 'Give the folder that the server prints as "Data:" when it starts.'];
  const looked = [counted(journals, 'journal'), counted(changes, 'change'), counted(blobs, 'file')].join(', ');
  const found = [counted(errors.length, 'error'), counted(notes.length, 'note')].join(', ');
  return [
    ...listed(errors, 'ERROR'),
    ...listed(notes, 'note '),
    `${looked} of ${(bytes / 1e6).toFixed(1)} MB: ${found}.`,
    ...(swept > 0 ? [`Removed, since nothing names them: ${counted(swept, 'file')}.`] : []),
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
