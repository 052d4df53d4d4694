import type { Edit } from '../journal/edit.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';

export type SignatureRefusal = { readonly kind: 'signatureNeedsName' };

/** SO21: puts a signature under the report. */
export const signReport = (
  record: string,
  signed: Omit<RecordOf<'reportSignature'>, 'name'>,
): Result<readonly Edit[], SignatureRefusal> => {
  const name = signed.signature.name.trim();
  if (name === '') return refuse({ kind: 'signatureNeedsName' });
  return succeed(
    editsOf('reportSignature', record, {
      name,
      role: signed.role,
      position: signed.position.trim(),
      signature: { ...signed.signature, name },
    }),
  );
};
