import { leavesOf, topGroups } from '../catalogue/catalogue.ts';
import type { CatalogueLeaf } from '../catalogue/catalogue-schema.ts';
import { titleInContext } from '../checklist/checklist-item.ts';
import { type AskedKey, askedDocuments, askedPractice } from './asked-rows.ts';
import { applicableControls } from './control-coverage.ts';
import type { readinessStages } from './readiness-nouns.ts';
import type { ReadinessSources } from './readiness-sources.ts';

export type ReadinessStage = (typeof readinessStages)[number];

/** One thing that a walkthrough stops at. */
export type ReadinessRow = {
  readonly stage: ReadinessStage;
  /** What its verdict names: a key of Stage 1's list, a clause, a control, the record of an extra control. */
  readonly row: string;
  readonly kind: 'document' | 'practice' | 'clause' | 'control';
  /** The clause or control that asks. */
  readonly item: string;
  readonly ref: string;
  readonly group: string;
  /** Stage 1's rows are worded by whoever shows them; those of Stage 2 have their title. */
  readonly asked?: AskedKey;
  readonly title?: string;
  readonly leaf?: CatalogueLeaf;
};

/** Extra controls, beyond the catalogue's groups. */
export const extraGroup = 'X';

export const readinessRows = (
  sources: Pick<ReadinessSources, 'catalogue' | 'organisation'>,
  stage: ReadinessStage,
): readonly ReadinessRow[] => {
  const leaves = leavesOf(sources.catalogue);
  const tops = topGroups(sources.catalogue);
  const groupOf = (ref: string) => tops.get(ref) ?? ref;
  const leafOf = (ref: string) => leaves.find((leaf) => leaf.ref === ref);
  if (stage === 'stage1')
    return (
      [
        ['document', askedDocuments],
        ['practice', askedPractice],
      ] as const
    ).flatMap(([kind, asked]) =>
      asked.map(({ key, item }): ReadinessRow => {
        const leaf = leafOf(item);
        return {
          stage,
          row: key,
          kind,
          item,
          ref: item,
          group: groupOf(item),
          asked: key,
          ...(leaf ? { leaf } : {}),
        };
      }),
    );
  const titleOf = (leaf: CatalogueLeaf) =>
    titleInContext(sources, {
      item: leaf.ref,
      kind: leaf.kind,
      ref: leaf.ref,
      title: leaf.title,
      group: groupOf(leaf.ref),
      leaf,
    });
  return [
    ...leaves
      .filter(({ kind }) => kind === 'clause')
      .map(
        (leaf): ReadinessRow => ({
          stage,
          row: leaf.ref,
          kind: 'clause',
          item: leaf.ref,
          ref: leaf.ref,
          group: groupOf(leaf.ref),
          title: titleOf(leaf),
          leaf,
        }),
      ),
    ...applicableControls(sources).map(({ item, ref, title }): ReadinessRow => {
      const leaf = leafOf(item);
      return {
        stage,
        row: item,
        kind: 'control',
        item,
        ref,
        group: leaf ? groupOf(ref) : extraGroup,
        title,
        ...(leaf ? { leaf } : {}),
      };
    }),
  ];
};
