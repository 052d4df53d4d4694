import { useCallback, useRef, useState } from 'react';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { makeReport, type ReportFailure, type ReportJob } from '../../report/make-report.ts';
import type { KeptReport } from '../../store/device-database.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { readSeals } from '../../store/read-seals.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { issueWord, titleForFile } from './issue-word.ts';
import { fileNameOf } from './save-file.ts';

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly page: number; readonly photo: number; readonly photos: number }
  | {
      readonly kind: 'made';
      readonly report: KeptReport;
      readonly pdf: Blob;
      readonly isKept: boolean;
      /** Photos that stand in the report as words, since they could not be shown. */
      readonly notShown: readonly string[];
    }
  | { readonly kind: 'failure'; readonly failure: ReportFailure };

/** The making of the report: one at a time, with progress and cancel; the result is kept on the tablet with its hash. */
export const useExport = () => {
  const { journal } = useAudit().facts;
  const { database, drafts, catalogue, notes, app, now, newId } = useTablet();
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const job = useRef<ReportJob<unknown>>(undefined);

  const start = useCallback(
    async (choices: ReportChoices) => {
      const at = now();
      setState({ kind: 'making', page: 1, photo: 0, photos: 0 });
      // What was typed a moment ago is in the report too.
      await drafts.settleAll();
      const facts = await readAuditFacts(database, journal, catalogue);
      const seals = await readSeals(database, journal);
      const model = reportModel(facts, { at, app, withWorkingPapers: choices.edition === 'full', seals });
      const running = makeReport(database, model, choices, ({ page, photo, photos }) =>
        setState({ kind: 'making', page, photo, photos }),
      );
      job.current = running;
      const made = await running.done;
      if (made.kind === 'cancelled') return setState({ kind: 'idle' });
      if (made.kind !== 'made') return setState({ kind: 'failure', failure: made });
      const { number, title } = facts.audit?.fields ?? {};
      const report: KeptReport = {
        id: newId(),
        journal,
        fileName: fileNameOf(
          [
            number,
            titleForFile(title),
            choices.edition === 'report' ? undefined : choices.edition,
            choices.profile === 'mail' ? 'mail' : undefined,
            issueWord(model),
            todayOf(at),
          ],
          'pdf',
        ),
        sha256: made.sha256,
        pages: made.pages,
        at,
        size: made.pdf.size,
      };
      const isKept = await notes.keepReport(report, made.pdf).then(
        () => true,
        () => false,
      );
      setState({ kind: 'made', report, pdf: made.pdf, isKept, notShown: made.notShown });
    },
    [app, catalogue, database, drafts, journal, newId, notes, now],
  );

  return { state, start, cancel: () => job.current?.cancel() };
};
