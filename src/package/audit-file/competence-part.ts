import { competencesOf } from '#domain/organisation/responsibilities.ts';
import type { Row } from '#domain/row.ts';
import type { AuditFilePart } from './audit-file-part.ts';

/** SPEC A1: what the team's members can and what shows it, as the organisation's register of people tells it. */
export const competencePart: AuditFilePart = {
  key: 'competence',
  of: ({ facts, organisation, words, w }) => {
    if (!organisation) return { tables: [], lacking: [words('lacking.competence')] };
    const people = organisation.of('person');
    const personOf = ({ fields }: Row<'teamMember'>) =>
      people.find((one) => fields.person !== undefined && one.fields.account === fields.person) ??
      people.find((one) => one.fields.name !== undefined && one.fields.name === fields.name);
    const team = facts.team
      .filter(({ fields }) => fields.role !== 'observer')
      .map((member) => {
        const person = personOf(member);
        return { member, competences: person ? competencesOf(organisation, person.record) : [] };
      });
    const shown = team.filter(({ competences }) => competences.length > 0);
    const without = team.filter(({ competences }) => competences.length === 0);
    if (shown.length === 0) return { tables: [], lacking: [words('lacking.competence')] };
    return {
      tables: [
        {
          key: 'competence',
          title: words('table.competence'),
          columns: (
            [
              'column.name',
              'column.role',
              'column.kind',
              'column.subject',
              'column.shownBy',
              'column.gainedOn',
              'column.reviewOn',
            ] as const
          ).map((column) => words(column)),
          rows: shown.flatMap(({ member, competences }) =>
            competences.map(({ fields }) => [
              member.fields.name ?? '',
              member.fields.role ? w(`role.${member.fields.role}`) : '',
              fields.kind ? words(`competence.${fields.kind}`) : '',
              fields.subject ?? '',
              fields.evidence ?? '',
              w.day(fields.gainedOn),
              w.day(fields.reviewOn),
            ]),
          ),
        },
      ],
      lacking:
        without.length > 0
          ? [words('lacking.competenceOf', { names: w.list(without.map(({ member }) => member.fields.name ?? '?')) })]
          : [],
    };
  },
};
