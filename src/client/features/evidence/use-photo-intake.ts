import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import type { Auditor } from '#domain/audit/start-audit.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { refuse } from '#domain/result.ts';
import { measureRoom, roomLevel } from '../../store/storage-room.ts';
import { say } from '../../ui/toast.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import type { Refusal } from '../tablet/refusal-words.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { momentOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditorIn } from '../tablet/use-auditor.ts';

/** Takes photos or files in as evidence on an item of the open audit. */
export const usePhotoIntake = (item: string, finding?: string) => {
  const { facts, noteNumbers } = useAudit();
  const auditor = useAuditorIn(facts.team);
  const keeping = facts.audit?.fields.photoKeeping ?? 'original';
  return useFileIntake({ facts, noteNumbers, auditor, keeping, item, finding });
};

/**
 * Takes photos or files in as evidence, in a journal of any kind. Each one is stored by itself: a file that is refused is named with
 * its reason and leaves the others alone. The intention is noted before the camera opens.
 */
export const useFileIntake = ({
  facts,
  noteNumbers,
  auditor,
  keeping,
  item,
  finding,
}: {
  readonly facts: Pick<AuditFacts, 'journal' | 'numbersGiven'>;
  readonly noteNumbers: (edits: readonly Edit[]) => void;
  readonly auditor: Auditor | null | undefined;
  readonly keeping: NonNullable<RecordOf<'audit'>['photoKeeping']>;
  readonly item: string;
  readonly finding?: string | undefined;
}) => {
  const { newId, now, notes, pictures, crypto, recorder } = useTablet();
  const act = useAct(facts.journal);
  const { t, i18n } = useLingui();
  const [taking, setTaking] = useState<{ readonly done: number; readonly of: number }>();
  const expectation = `${facts.journal} ${item}`;

  const takeIn = async (files: readonly File[], wants: 'photo' | 'file'): Promise<void> => {
    if (files.length === 0) return;
    if (!auditor) return act.refuse({ kind: 'markNeeded' });
    setTaking({ done: 0, of: files.length });
    const [{ takeInFile }, { refusalWords }] = await Promise.all([
      import('../../recorder/take-in-file.ts'),
      import('../tablet/refusal-words.ts'),
    ]);
    const words = (refusal: Refusal) => refusalWords(refusal, i18n);
    const said: string[] = [];
    for (const [done, file] of files.entries()) {
      if (roomLevel(await measureRoom(navigator.storage)) === 'photosRefused') {
        said.push(words({ kind: 'noRoomForPhotos' }));
        break;
      }
      // One file that fails in an unforeseen way must not take the rest of the batch with it.
      const taken = await takeInFile(file, { crypto, pictures, wants, keeping }).catch(() =>
        refuse({ kind: 'fileUnreadable' as const, name: file.name }),
      );
      if (!taken.ok) said.push(words(taken.refusal));
      else {
        const { file: described, bytes, thumbnails, takenAt, isUndecodable } = taken.value;
        const isPhoto = wants === 'photo';
        const at = now();
        const edits = recordEvidence(facts, {
          record: newId(),
          item,
          kind: isPhoto ? 'photo' : 'file',
          by: auditor,
          now: at,
          fields: {
            file: described,
            eventOn: takenAt ?? momentOf(at),
            ...(isPhoto ? {} : { title: described.name }),
          },
          ...(finding ? { finding } : {}),
        });
        noteNumbers(edits);
        const stored = await recorder.commit({ journal: facts.journal, edits, bytes, thumbnails });
        if (!stored.ok) said.push(words(stored.refusal));
        else if (isUndecodable)
          said.push(
            t`"${described.name}" is kept unchanged with its hash, but this browser can't show it. In the report it is listed instead of shown; for a picture, take it as JPEG too.`,
          );
      }
      setTaking({ done: done + 1, of: files.length });
    }
    setTaking(undefined);
    // Each refused file is named, in one message: a second one would take the first away.
    if (said.length > 0) say({ text: said.join('\n'), isUrgent: true, seconds: 20 + 5 * said.length });
    await notes.forgetExpectedPhoto(expectation);
  };

  return {
    taking,
    takeIn,
    expect: () =>
      void notes.expectPhoto({
        id: expectation,
        journal: facts.journal,
        item,
        at: now(),
        ...(finding ? { finding } : {}),
      }),
    forget: () => void notes.forgetExpectedPhoto(expectation),
  };
};
