import { FileUp } from 'lucide-react';

/** Chooses a workbook or CSV file. */
export const TableFileButton = ({ text, onChoose }: { text: string; onChoose: (file: File) => void }) => (
  <label className="press inline-flex min-h-12 w-fit cursor-pointer items-center gap-2 rounded-card border border-edge bg-surface px-5 font-bold focus-within:ring-2 focus-within:ring-accent">
    <FileUp aria-hidden size={20} strokeWidth={1.75} />
    {text}
    <input
      type="file"
      accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      className="sr-only"
      onChange={({ target }) => {
        const [file] = target.files ?? [];
        target.value = '';
        if (file) onChoose(file);
      }}
    />
  </label>
);
