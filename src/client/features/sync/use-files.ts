import { useMemo } from 'react';
import type { Row } from '#domain/row.ts';
import { useFilesThere, useKeptFiles } from '../../store/live-journal.ts';
import { useJournals, useRowsOfAll, useServer } from '../../store/live-rows.ts';
import { filePlace } from '../../sync/file-place.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

export type EvidenceFileRow = {
  readonly sha256: string;
  readonly size: number;
  readonly row: Row<'evidence'>;
};

/**
 * The files of shared journals: those whose bytes this tablet has not yet seen on the server, and those whose bytes are still elsewhere, by the person who captured them.
 */
export const useFiles = () => {
  const { database } = useTablet();
  const journals = useJournals(database);
  const evidence = useRowsOfAll(database, 'evidence');
  const kept = useKeptFiles(database);
  const server = useServer(database);
  const there = useFilesThere(database);
  return useMemo(() => {
    if (!journals || !evidence || !kept || !there || server === undefined) return undefined;
    const shared = new Set(journals.filter((held) => held.sharing === 'server').map((held) => held.journal));
    const all = evidence
      .filter((row) => shared.has(row.journal) && row.fields.file !== undefined)
      .flatMap((row): EvidenceFileRow[] => {
        const file = row.fields.file;
        return file ? [{ sha256: file.kept.sha256, size: file.kept.size, row }] : [];
      });
    const elsewhere = all.filter(({ sha256 }) => !kept.has(sha256));
    const holders = [...Map.groupBy(elsewhere, ({ row }) => row.fields.capturedBy ?? row.createdBy)].map(
      ([holder, files]) => ({
        name: server?.people?.find(({ person }) => person === holder)?.name ?? holder,
        count: files.length,
      }),
    );
    return {
      unsent: all.filter(({ sha256, row }) => kept.has(sha256) && !there.has(filePlace(row.journal, sha256))),
      elsewhere,
      holders,
    };
  }, [journals, evidence, kept, server, there]);
};
