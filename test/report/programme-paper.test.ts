import { expect, test } from 'vitest';
import { auditResults } from '#domain/programme/audit-results.ts';
import { coverage } from '#domain/programme/coverage.ts';
import { programmeModel } from '#domain/programme/programme-model.ts';
import { textsIn } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import organisationData from '#domain/sample/year/organisation.json' with { type: 'json' };
import { organisationActs, type SampleOrganisation } from '#domain/sample/year/organisation-acts.ts';
import programmeData from '#domain/sample/year/programme.json' with { type: 'json' };
import { programmeActs, type SampleProgramme } from '#domain/sample/year/programme-acts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { buildAudit } from '../support/audit-builder.ts';
import { fullAuditMade } from '../support/full-audit.ts';
import { buildOrganisation, organisationJournal } from '../support/organisation-builder.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { readPdf } from '../support/read-pdf.ts';
import { catalogue } from '../support/test-tablet.ts';

const squeezed = (text: string) => text.replace(/\s+/gu, '');

/** The sample's programme, with more audits than fit beside each other, one of them held. */
const model = () => {
  const { act, say, facts, organisation } = buildOrganisation();
  const audit = buildAudit();
  audit.act(audit.answer('4.1', 'conforms'));
  audit.raise('8.4', 'minor');
  audit.author.edit(
    ...editsOf('audit', audit.facts().audit?.record ?? '', {
      organisationSource: { journal: organisationJournal, record: organisation },
    }),
  );
  const acts = [
    ...organisationActs(organisationJournal, organisationData as SampleOrganisation).slice(1),
    ...programmeActs(organisationJournal, programmeData as SampleProgramme, { catalogue, audits: {} }),
  ];
  for (const { edits } of acts) act(edits);
  const programme = facts().of('programme')[0];
  if (!programme) throw new Error('no programme');
  for (const month of ['04', '05'])
    say('plannedAudit', {
      parent: programme.record,
      title: `Extra ${month}`,
      startsOn: `2026-${month}-01`,
      cancelledFor: 'Merged into June',
    });
  const { audit: row, responses, findings } = audit.facts();
  const audits = auditResults(
    organisationJournal,
    { audits: row ? [row] : [], responses: [...responses.values()], findings, splits: [] },
    catalogue,
  );
  return programmeModel(facts(), programme, coverage(facts(), programme, { audits, catalogue, today: '2026-03-20' }));
};

test.each(['en', 'de'] as const)(
  'every text of the programme paper is read back from its PDF, matrix and all (%s)',
  async (language) => {
    const made = model();
    expect(made.audits).toHaveLength(6);
    const paper = makePaper({ kind: 'programme', model: made }, fullAuditMade, { language, dates: 'words' });
    expect(
      paper.sections.filter(({ title }) => title.startsWith(language === 'en' ? 'Coverage' : 'Abdeckung')),
    ).toHaveLength(2);
    const pdf = await paperInNode(paper, fullAuditMade.at);
    const read = squeezed((await readPdf(pdf)).pages.join(''));
    const texts = textsIn({
      ...paper,
      author: '',
      sections: paper.sections.map(({ title, blocks }) => ({
        title,
        blocks: blocks.map(({ kind: _kind, ...block }) =>
          'empty' in block && block.rows.length > 0 ? { ...block, empty: '' } : block,
        ),
      })),
    });
    for (const text of texts) for (const line of text.split('\n')) expect(read).toContain(squeezed(line));
  },
);
