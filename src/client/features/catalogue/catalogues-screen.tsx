import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { questionsAbout } from '#domain/catalogue/questions.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { BackLink } from './back-link.tsx';

/** What an organisation asks in its audits besides the shipped questions: questions, checklists, catalogues of its own. */
export const CataloguesScreen = () => {
  const facts = useOrganisationFacts();
  const { catalogue: shipped, newId } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const here = `/organisations/${facts.journal}/catalogues`;
  const imported = facts.of('importedCatalogue');
  const checklists = facts.of('ownChecklist');
  const { own, changes } = questionsAbout(facts, shipped);
  const changed = changes.filter(({ fields }) => fields.wording || fields.isHidden).length;
  const addChecklist = async () => {
    const record = newId();
    const fields = { catalogue: shipped.id, name: t`New checklist`, items: [] };
    if (await act.run(succeed(editsOf('ownChecklist', record, fields)))) void navigate(`${here}/checklists/${record}`);
  };
  return (
    <HomeFrame title={t`Questions and catalogues`}>
      <BackLink to={`/organisations/${facts.journal}`}>
        {facts.of('organisation')[0]?.fields.name || t`Organisation`}
      </BackLink>
      <div className="flex flex-col gap-8">
        <Section label={t`Questions`}>
          <Card>
            <ListRow
              to={`questions/${shipped.id}`}
              title={<b>{shipped.title}</b>}
              detail={
                <>
                  <Plural value={own.length} _0="No own question" one="One own question" other="# own questions" />
                  {' · '}
                  <Plural
                    value={changed}
                    _0="none reworded or left out"
                    one="one reworded or left out"
                    other="# reworded or left out"
                  />
                </>
              }
            />
          </Card>
        </Section>
        <Section label={t`Own checklists`}>
          {checklists.length > 0 && (
            <Card className="mb-3 divide-y divide-line">
              {checklists.map((row) => (
                <ListRow
                  key={row.record}
                  to={`checklists/${row.record}`}
                  title={<b dir="auto">{row.fields.name}</b>}
                  detail={<bdi>{row.fields.description}</bdi>}
                  end={<Plural value={row.fields.items?.length ?? 0} _0="no item" one="one item" other="# items" />}
                />
              ))}
            </Card>
          )}
          <Button onClick={() => void addChecklist()}>
            <Trans>Add a checklist</Trans>
          </Button>
        </Section>
        <Section label={t`Other catalogues`}>
          {imported.length > 0 && (
            <Card className="mb-3 divide-y divide-line">
              {imported.map((row) => (
                <ListRow
                  key={row.record}
                  to={`imported/${row.record}`}
                  title={<b dir="auto">{row.fields.title || row.fields.key}</b>}
                  detail={<bdi>{[row.fields.publisher, row.fields.fileName].filter(Boolean).join(' · ')}</bdi>}
                  end={row.fields.version}
                />
              ))}
            </Card>
          )}
          <p className="mb-3 max-w-prose text-ink2">
            <Trans>
              Audit against another standard, or your own rules: from a table, a CISO Assistant library, an OSCAL
              catalog, or a catalogue that was exported here.
            </Trans>
          </p>
          <Link
            to="import"
            className="press inline-flex min-h-12 items-center gap-2 rounded-card border border-edge bg-surface px-5 py-2.5 font-bold text-accent"
          >
            <FileUp aria-hidden size={20} strokeWidth={1.75} />
            <Trans>Import a catalogue</Trans>
          </Link>
        </Section>
      </div>
      <Withdrawn journal={facts.journal} noun="ownChecklist" nameOf={(row) => row.fields.name ?? ''} />
      <Withdrawn
        journal={facts.journal}
        noun="importedCatalogue"
        nameOf={(row) => [row.fields.title, row.fields.version].filter(Boolean).join(', ')}
      />
    </HomeFrame>
  );
};
