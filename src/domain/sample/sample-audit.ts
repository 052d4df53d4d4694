import type { Response } from '../checklist/response.ts';
import type { EvidenceKind } from '../evidence/evidence-kind.ts';
import type { Grade } from '../finding/grade.ts';
import type { RecordOf } from '../nouns.ts';

/** One of the pictures that the project draws itself: `public/sample/<file>`. */
type SamplePhoto = { readonly file: string };

export type SampleEvidence = {
  /** Unique in the sample; findings name it. */
  readonly key: string;
  readonly kind: EvidenceKind;
  /** Mark of the auditor who recorded it. */
  readonly by: string;
  readonly photo?: SamplePhoto;
  readonly fields: Partial<
    Omit<RecordOf<'evidence'>, 'item' | 'kind' | 'number' | 'file' | 'capturedBy' | 'capturedAt'>
  >;
};

export type SampleFinding = {
  readonly grade: Grade;
  /** Mark of the auditor who raised it. */
  readonly by: string;
  /** Keys of the site and AI system it concerns. */
  readonly site?: string;
  readonly aiSystem?: string;
  readonly fields: Partial<Omit<RecordOf<'finding'>, 'item' | 'grade' | 'number' | 'site' | 'aiSystem' | 'raisedBy'>>;
  /** Keys of the evidence behind it. */
  readonly evidence: readonly string[];
};

export type SampleItem = {
  readonly item: string;
  /** Absent where a nonconformity makes it "does not conform". */
  readonly response?: Response;
  readonly reason?: string;
  readonly note?: string;
  readonly workingNote?: string;
  /** How many of its questions were asked. */
  readonly asked: number;
  readonly evidence: readonly SampleEvidence[];
  readonly findings: readonly SampleFinding[];
};

/** A finished audit of a made-up company, as data. `recordSample` says it into a journal, act by act, like an auditor would. */
export type SampleAudit = {
  readonly organisation: string;
  readonly audit: Partial<Omit<RecordOf<'audit'>, 'catalogue' | 'organisation' | 'organisationSource'>>;
  readonly sites: readonly (Omit<RecordOf<'site'>, 'source'> & { readonly key: string })[];
  readonly aiSystems: readonly (Pick<RecordOf<'aiSystem'>, 'name' | 'role' | 'purpose' | 'owner'> & {
    readonly key: string;
    readonly themes?: RecordOf<'aiSystem'>['themes'];
  })[];
  readonly procedures: readonly RecordOf<'procedure'>[];
  /** The first is the lead. */
  readonly team: readonly (Omit<RecordOf<'teamMember'>, 'person' | 'ownAreas' | 'areas' | 'items'> & {
    readonly ownAreas?: string;
  })[];
  /** Items that are audited in parts: `item: 'A.7.4~kredo'` is what is said of one. */
  readonly splits?: readonly {
    readonly item: string;
    readonly by: RecordOf<'itemSplit'>['by'];
    /** Keys of the AI systems or sites. */
    readonly parts: readonly string[];
  }[];
  readonly items: readonly SampleItem[];
};
