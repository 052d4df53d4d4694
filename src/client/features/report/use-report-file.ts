import { useEffect, useState } from 'react';
import type { KeptReport } from '../../store/device-database.ts';
import { readReportFile } from '../../store/report-files.ts';

/** A kept PDF as a file; null where the browser has lost it, undefined while it is being looked for. */
export const useReportFile = (report: KeptReport, pdf?: Blob): File | null | undefined => {
  const [file, setFile] = useState<File | null>();
  useEffect(() => {
    let isWanted = true;
    const found = pdf
      ? Promise.resolve(new File([pdf], report.fileName, { type: 'application/pdf' }))
      : readReportFile(navigator.storage, report);
    void found.then((one) => isWanted && setFile(one ?? null));
    return () => {
      isWanted = false;
    };
  }, [report, pdf]);
  return file;
};
