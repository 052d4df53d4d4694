import { Withdrawn } from '../tablet/withdrawn.tsx';

/** An audit that was taken off the list, with the way back. */
export const WithdrawnAudit = ({ journal }: { journal: string }) => (
  <Withdrawn journal={journal} noun="audit" nameOf={(row) => row.fields.title ?? ''} />
);
