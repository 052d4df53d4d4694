import { renderStatement } from '#report/tables/statement-table.ts';
import { makeWording } from '#report/wording/wording.ts';
import type { FromStatementWorker, ToStatementWorker } from '../report/statement-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

self.onmessage = ({ data: { form, model, madeAt, language } }: MessageEvent<ToStatementWorker>) => {
  const say = (message: FromStatementWorker) => self.postMessage(message);
  renderStatement(form, model, madeAt, makeWording(language)).then(
    (bytes) => say({ kind: 'made', bytes, mediaType: mediaTypes[form] }),
    (error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
};
