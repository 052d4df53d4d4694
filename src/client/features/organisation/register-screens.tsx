import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { isReviewOverdue } from '#domain/organisation/overdue-reviews.ts';
import { areasOf, competencesOf, ownerOf } from '#domain/organisation/responsibilities.ts';
import type { Row } from '#domain/row.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useOrganisationFacts } from './organisation-context.tsx';
import { areaKindWords, personRoleWords, stageWords, systemRoleWords } from './organisation-words.ts';
import { RegisterScreen } from './register-screen.tsx';
import { ReviewNote } from './review-note.tsx';

const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');

export const SystemsScreen = () => {
  const { t, i18n } = useLingui();
  return (
    <RegisterScreen
      noun="aiSystem"
      title={t`AI systems`}
      about={t`Every AI system that the organisation develops, provides, deploys or uses, with what an auditor asks first.`}
      addLabel={t`Name of an AI system`}
      first={(name) => ({ name })}
      detailOf={({ fields }) =>
        joined(
          fields.role && i18n._(systemRoleWords[fields.role]),
          fields.lifeCycleStage && i18n._(stageWords[fields.lifeCycleStage]),
          fields.riskClass,
          fields.owner,
        )
      }
    />
  );
};

export const SitesScreen = () => {
  const { t } = useLingui();
  return (
    <RegisterScreen
      noun="site"
      title={t`Sites`}
      about={t`Where the organisation works. An audit takes over the sites it visits.`}
      addLabel={t`Name of a site`}
      first={(name) => ({ name })}
      detailOf={({ fields }) => fields.place ?? ''}
    />
  );
};

export const AreasScreen = () => {
  const facts = useOrganisationFacts();
  const { t, i18n } = useLingui();
  return (
    <RegisterScreen
      noun="area"
      title={t`Processes and areas`}
      about={t`What is audited beside clauses: each with who answers for it, and for which clauses and controls. Nobody audits an area of their own.`}
      addLabel={t`Name of a process or area`}
      first={(name) => ({ name, kind: 'process' as const })}
      detailOf={(row) =>
        joined(
          row.fields.kind && i18n._(areaKindWords[row.fields.kind]),
          ownerOf(facts, row)?.fields.name,
          facts.record('site', row.fields.site)?.fields.name,
          row.fields.items?.join(', '),
        )
      }
      endOf={(row) => !ownerOf(facts, row) && <Needs text={t`Nobody answers for it`} />}
    />
  );
};

export const DocumentsScreen = () => {
  const day = useDay();
  const { t } = useLingui();
  return (
    <RegisterScreen
      noun="document"
      title={t`Documented information`}
      about={t`What the standard and the organisation want written down: which version is in force, who owns it, where it is, and which clauses it stands for.`}
      addLabel={t`Title of a document`}
      first={(title) => ({ title })}
      detailOf={({ fields }) =>
        joined(
          fields.version && t`Version ${fields.version}`,
          day(fields.issuedOn),
          fields.owner,
          fields.items?.join(', '),
        )
      }
      endOf={(row) => <ReviewNote row={row} />}
    />
  );
};

/** How many of a person's competences are there, and how many are due. */
const useCompetenceCount = (facts: JournalFacts) => {
  const { now } = useTablet();
  const today = todayOf(now());
  return (person: Row<'person'>) => {
    const competences = competencesOf(facts, person.record);
    return { count: competences.length, due: competences.filter((row) => isReviewOverdue(row, today)).length };
  };
};

export const PeopleScreen = () => {
  const facts = useOrganisationFacts();
  const countOf = useCompetenceCount(facts);
  const { t, i18n } = useLingui();
  return (
    <RegisterScreen
      noun="person"
      title={t`People and competence`}
      about={t`Who audits, owns processes and verifies: roles, own areas, and competence with what shows it.`}
      addLabel={t`Name of a person`}
      first={(name) => ({ name })}
      detailOf={(row) =>
        joined(
          row.fields.position,
          row.fields.roles?.map((role) => i18n._(personRoleWords[role])).join(', '),
          areasOf(facts, row)
            .map((area) => area.fields.name)
            .join(', '),
        )
      }
      endOf={(row) => {
        const { count, due } = countOf(row);
        return (
          <>
            <span className="block">
              <Trans>Competences: {count}</Trans>
            </span>
            {due > 0 && <Needs text={t`Competence reviews overdue: ${due}`} />}
            <ReviewNote row={row} />
          </>
        );
      }}
    />
  );
};

const Needs = ({ text }: { text: string }) => (
  <span className="flex items-center gap-2 font-bold text-ink">
    <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
    {text}
  </span>
);
