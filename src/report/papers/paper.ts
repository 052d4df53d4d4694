import type { RecordOf } from '#domain/nouns.ts';

type SignatureStrokes = RecordOf<'attendance'>['signature'];

/** A part of a paper's section. Texts stand as they are printed: dates and choices are words already. */
export type PaperBlock =
  | { readonly kind: 'subhead'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isNote?: boolean }
  /** Names at the start, their texts beside them. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly title: string; readonly share: number; readonly isBold?: boolean }[];
      readonly rows: readonly (readonly string[])[];
      /** Said where there are no rows. */
      readonly empty: string;
    }
  /** Who signs, with what they put there, or a line to sign on. */
  | {
      readonly kind: 'signatures';
      readonly rows: readonly {
        readonly name: string;
        readonly position: string;
        readonly when: string;
        readonly signature?: SignatureStrokes;
      }[];
    };

/** A printed paper beside the report: an audit plan, a readiness report, a case. Sections follow each other down the page. */
export type Paper = {
  readonly title: string;
  /** What kind of paper it is, over the title. */
  readonly kind: string;
  readonly subtitle: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Stands on the first page, in full. */
  readonly caveat?: string;
  readonly author: string;
  /** At the foot of each page. */
  readonly whose: string;
  readonly confidentiality: string;
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PaperBlock[] }[];
};
