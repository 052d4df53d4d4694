import { statementOf } from '#domain/applicability/statement.ts';
import type { AuditFileSubject, Table } from './audit-file-part.ts';

/** What the audit took over of the Statement of Applicability; nothing where it took none over. */
export const applicabilityTable = ({ facts, words, w }: AuditFileSubject): readonly Table[] => {
  if (facts.of('applicability').length === 0) return [];
  return [
    {
      key: 'applicability',
      title: words('table.applicability'),
      columns: [
        words('column.item'),
        words('column.title'),
        words('column.applicable'),
        words('column.inclusionReason'),
        words('column.exclusionReason'),
        words('column.implementation'),
        words('column.owner'),
        words('column.documents'),
      ],
      rows: statementOf(facts, facts.catalogue).map((control) => [
        control.reference,
        control.title,
        [w(`soa.${control.decision}`), control.isInConflict ? `(${w('soa.inConflict')})` : '']
          .filter(Boolean)
          .join(' '),
        control.inclusionReason,
        control.exclusionReason,
        control.implementation ? w(`soa.${control.implementation}`) : '',
        control.owner,
        control.documents.join('\n'),
      ]),
      isLong: true,
    },
  ];
};
