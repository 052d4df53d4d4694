import { Trans, useLingui } from '@lingui/react/macro';
import { Download, Trash2 } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { importedCatalogue } from '#domain/catalogue/audit-catalogue.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { catalogueFile } from '#domain/catalogue/own-form.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { fileNameOf, saveFile } from '../report/save-file.ts';
import { useAct } from '../tablet/use-act.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { BackLink } from './back-link.tsx';
import { StartAuditButton } from './start-audit-button.tsx';

/** An imported catalogue: whose it is, what is in it, and an audit against it. */
export const ImportedScreen = () => {
  const { catalogue: record = '' } = useParams();
  const facts = useOrganisationFacts();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const back = `/organisations/${facts.journal}/catalogues`;
  const row = facts.record('importedCatalogue', record);
  const parts = facts.of('catalogueNodes');
  if (!row)
    return (
      <HomeFrame title={t`Catalogue`}>
        <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
        <EmptyState title={t`This catalogue is not here, or was taken out.`} />
      </HomeFrame>
    );
  const catalogue = importedCatalogue(row, parts);
  const { title, version, publisher, rights, fileName, importedOn } = row.fields;
  const leaves = catalogue ? leavesOf(catalogue).length : 0;
  const save = () => {
    if (!catalogue) return;
    const name = fileNameOf([catalogue.title, catalogue.version], 'json');
    saveFile(new File([catalogueFile(catalogue)], name, { type: 'application/json' }));
  };
  const withdraw = async () => {
    const children = parts.filter((part) => part.fields.parent === record);
    const edit = { noun: row.noun, record, field: 'deleted', value: true, seen: seenHeads(row, children) };
    if (await act.run(succeed([edit]), t`Catalogue taken out`)) void navigate(back);
  };
  return (
    <HomeFrame title={title || t`Catalogue`}>
      <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
      <div className="flex flex-col gap-6">
        <p className="text-ink2">
          {[
            version ? t`Version ${version}` : '',
            publisher,
            catalogue ? t`${leaves} items to audit` : '',
            importedOn ? t`imported on ${importedOn}` : '',
            fileName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {rights && (
          <Card className="p-4 min-[600px]:px-6">
            <h2 className="font-bold">
              <Trans>Its source says of its use</Trans>
            </h2>
            <p className="mt-2 max-w-prose break-words whitespace-pre-line" dir="auto">
              {rights}
            </p>
          </Card>
        )}
        {!catalogue && (
          <WarnPanel title={t`Parts of this catalogue are not here yet`}>
            <p>
              <Trans>It can't be used before they are. Sync, or import it again on this tablet.</Trans>
            </p>
          </WarnPanel>
        )}
        {catalogue && (
          <div className="flex flex-wrap gap-3">
            <StartAuditButton from={{ organisation: facts.journal, catalogue: record }} />
            <Button icon={<Download aria-hidden size={20} strokeWidth={1.75} />} onClick={save}>
              <Trans>Save as JSON</Trans>
            </Button>
          </div>
        )}
        {catalogue && (
          <Card>
            <ListRow to={`${back}/questions/${record}`} title={<b>{t`Own questions on it`}</b>} />
          </Card>
        )}
        {catalogue && (
          <Card>
            <VirtualList rows={catalogue.nodes} keyOf={({ ref }) => ref} estimate={56}>
              {(node) => (
                <p className={`px-4 py-3 min-[600px]:px-6 ${node.kind === 'group' ? 'font-bold' : ''}`}>
                  <span className="me-2 font-normal text-ink2">{node.ref}</span>
                  <bdi>{node.title}</bdi>
                </p>
              )}
            </VirtualList>
          </Card>
        )}
        <div>
          <Button
            look="danger"
            icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void withdraw()}
          >
            <Trans>Take this catalogue out</Trans>
          </Button>
          <p className="mt-2 text-ink2">
            <Trans>Audits that were begun with it keep their copy.</Trans>
          </p>
        </div>
      </div>
    </HomeFrame>
  );
};
