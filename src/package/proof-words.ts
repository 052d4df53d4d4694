import type { ChainFault } from '#domain/journal/chain.ts';
import type { Change } from '#domain/journal/change.ts';
import type { KeyTie } from '#domain/journal/key-ties.ts';
import type { Manifest } from './package-format.ts';
import { personNames } from './person-names.ts';
import { refusalWords } from './refusal-words.ts';
import type { BlobProof, ChangeName, JournalProof, PackageProof, SealProof } from './verify-package.ts';

/**
 * `proven`: follows from the bytes. `unproven`: may well be true, but nothing here shows it. `wrong`: doesn't verify.
 * `said`: stands in the package, for orientation.
 */
export type ProofLine = { readonly is: 'proven' | 'unproven' | 'wrong' | 'said'; readonly words: string };
export type ProofPart = { readonly title: string; readonly lines: readonly ProofLine[] };

/** What was read: of it, names and what was withheld are told. */
export type ProofSubject = {
  readonly manifest: Pick<Manifest, 'app' | 'madeAt' | 'setAside'>;
  readonly journals: readonly { readonly journal: string; readonly changes: readonly Change[] }[];
  /** Of an evidence package: files and changes whose content was left out on purpose. */
  readonly withheld?: { readonly files: ReadonlySet<string>; readonly changes: ReadonlySet<string> };
};

const longestList = 20;

const proven = (words: string): ProofLine => ({ is: 'proven', words });
const unproven = (words: string): ProofLine => ({ is: 'unproven', words });
const wrong = (words: string): ProofLine => ({ is: 'wrong', words });
const said = (words: string): ProofLine => ({ is: 'said', words });

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
const short = (id: string) => id.slice(0, 8);
const listed = (items: readonly string[]) =>
  items.slice(0, longestList).join('; ') +
  (items.length > longestList ? `; and ${items.length - longestList} more` : '');

type NameOf = (person: string) => string;

/** SPEC P12: what verification found, in words for somebody who doesn't know the format. */
export const proofWords = (proof: PackageProof, subject: ProofSubject): readonly ProofPart[] => [
  ...proof.journals.map((journal) => {
    const changes = subject.journals.find((one) => one.journal === journal.journal)?.changes ?? [];
    const names = personNames(changes);
    return journalPart(
      journal,
      changes,
      (person) => names.get(person) ?? `person ${short(person)}…${person.slice(-4)}`,
      subject,
    );
  }),
  filesPart(proof.blobs, subject),
  {
    title: 'What no package can prove',
    lines: [
      unproven('that the clocks of the tablets were right: times are what each tablet said.'),
      unproven('that a scene was genuine, and that persons are who the journal says they are.'),
      unproven('that nothing was held back before it was first handed on.'),
    ],
  },
];

export const isWrong = (parts: readonly ProofPart[]): boolean =>
  parts.some(({ lines }) => lines.some((line) => line.is === 'wrong'));

const journalPart = (
  proof: JournalProof,
  changes: readonly Change[],
  nameOf: NameOf,
  { withheld }: ProofSubject,
): ProofPart => {
  const standing = proof.seals.filter(({ isStanding }) => isStanding);
  const left = changes.filter(({ id }) => withheld?.changes.has(id)).length;
  return {
    title: `${proof.title ? `“${proof.title}”, ` : ''}journal of kind ${proof.kind}, ${proof.journal}`,
    lines: [
      said(
        `${counted(proof.changes, 'change')} in ${counted(proof.chains.length, 'chain')}, by ${
          [...new Set(proof.chains.flatMap(({ persons }) => persons))].map(nameOf).join(', ') || 'nobody'
        }.`,
      ),
      ...chainLines(proof, nameOf),
      ...signatureLines(proof, nameOf),
      ...proof.keys.map(({ person, key, tie, changes: signed }) =>
        tie === undefined
          ? unproven(
              `that key ${short(key)} is ${nameOf(person)}’s: one hand signed ${counted(signed, 'change')} with it, but nothing here ties it to the person (a second tablet’s key, which only the server vouches for, looks like this too).`,
            )
          : proven(
              `Key ${short(key)}, which signed ${counted(signed, 'change')}, is ${nameOf(person)}’s: ${tieWords[tie]}.`,
            ),
      ),
      ...(left > 0
        ? [
            said(
              `The words of ${counted(left, 'change')} were left out of this package on purpose; who said something, where and when, and the hash of the words, are here and verify.`,
            ),
          ]
        : []),
      ...(proof.bare > left
        ? [
            said(
              `The words of ${counted(proof.bare - left, 'change')} were taken away (redacted); the changes themselves still verify.`,
            ),
          ]
        : []),
      ...(proof.seals.length === 0
        ? [
            unproven(
              'that this is all, and final: the journal isn’t sealed, so that the last changes of a chain could be missing.',
            ),
          ]
        : []),
      ...proof.seals.flatMap((seal) => sealLines(seal, nameOf, withheld?.files ?? new Set())),
      ...(standing.length > 1
        ? [
            unproven(
              `which sign-off is the last word: ${standing.length} seals stand side by side, made by people who didn’t know of each other’s. Each shows what it lists; a supplement would supersede them.`,
            ),
          ]
        : []),
      ...(proof.uncovered.length > 0
        ? [
            unproven(
              `that ${counted(proof.uncovered.length, 'change')} made beside or after the seal ${proof.uncovered.length === 1 ? 'belongs' : 'belong'} to what was signed off: no seal lists ${proof.uncovered.length === 1 ? 'it' : 'them'} (${namesOf(proof.uncovered, nameOf)}).`,
            ),
          ]
        : []),
    ],
  };
};

const tieWords: { readonly [tie in KeyTie]: string } = {
  journalId: 'the journal’s own id is made from it, so that nobody else can have begun the journal',
  membership: 'somebody whose key is theirs let the person in with it, and signed that',
  vouched: 'whoever verified it knows the key as theirs from elsewhere',
  founding: 'the founding of the journal says so and is signed with it; the journal’s id doesn’t show it',
};

const namesOf = (changes: readonly ChangeName[], nameOf: NameOf) =>
  listed(changes.map(({ id, by, at }) => `${id} by ${nameOf(by)}, ${at}`));

const chainLines = ({ chainFaults, chains, changes }: JournalProof, nameOf: NameOf): readonly ProofLine[] => {
  if (chainFaults.length === 0)
    return changes === 0
      ? []
      : [proven('Every chain is whole from its first change on: none is missing in between, out of place or altered.')];
  const personsOf = (chain: string) =>
    chains
      .find((one) => one.chain === chain)
      ?.persons.map(nameOf)
      .join(', ') ?? 'nobody';
  return chainFaults
    .slice(0, longestList)
    .map((fault) => wrong(`${faultWords(fault)} Chain ${short(fault.chain)} by ${personsOf(fault.chain)}.`))
    .concat(
      chainFaults.length > longestList
        ? [wrong(`… and ${chainFaults.length - longestList} more faults of chains.`)]
        : [],
    );
};

const faultWords = (fault: ChainFault): string => {
  switch (fault.kind) {
    case 'gap':
      return fault.missing === fault.last
        ? `Change ${fault.missing} is missing.`
        : `Changes ${fault.missing} to ${fault.last} are missing.`;
    case 'fork':
      return `There are several changes number ${fault.n}: the tablet was restored from a backup, or somebody made a second one.`;
    case 'brokenLink':
      return `Change ${fault.n} doesn’t follow from the one before it: one of the two was altered.`;
    case 'valueMismatch':
      return `The words of change ${fault.n} aren’t those that were recorded: they were altered.`;
  }
};

const signatureLines = ({ unproven: found, changes }: JournalProof, nameOf: NameOf): readonly ProofLine[] => {
  const of = (verdict: (typeof found)[number]['signature']) => found.filter(({ signature }) => signature === verdict);
  const [bad, noKey] = [of('bad'), of('noKey')];
  const tied = changes - found.length;
  return [
    ...(tied > 0
      ? [
          proven(
            `${tied === changes ? 'All' : 'Of the changes,'} ${counted(tied, 'change')} ${tied === 1 ? 'is' : 'are'} signed with a key that is the author’s.`,
          ),
        ]
      : []),
    ...(bad.length > 0
      ? [
          wrong(
            `${counted(bad.length, 'signature')} ${bad.length === 1 ? 'fits' : 'fit'} no key of the author: altered or forged (${namesOf(bad, nameOf)}).`,
          ),
        ]
      : []),
    ...(noKey.length > 0
      ? [
          wrong(
            `For ${counted(noKey.length, 'change')} there is no key to check the signature with (${namesOf(noKey, nameOf)}).`,
          ),
        ]
      : []),
  ];
};

const sealLines = (seal: SealProof, nameOf: NameOf, withheld: ReadonlySet<string>): readonly ProofLine[] => {
  const name = `Seal${seal.issue === undefined ? '' : ` ${seal.issue}`} by ${nameOf(seal.seal.by)}, ${seal.seal.at}`;
  const isCounted = seal.status === 'valid' || seal.status === 'admitted' || seal.status === 'redacted';
  if (!isCounted)
    return [
      unproven(
        `anything by the seal of ${nameOf(seal.seal.by)}, ${seal.seal.at}: its maker may not seal this journal, or no longer.`,
      ),
    ];
  if (seal.signature === 'bad' || seal.signature === 'noKey')
    return [wrong(`${name}, isn’t signed by its maker: it seals nothing.`)];
  const { absent, absentBlobs } = seal;
  const left = absentBlobs.filter((hash) => withheld.has(hash));
  const lacking = absentBlobs.filter((hash) => !withheld.has(hash));
  return [
    seal.isRootRight
      ? proven(
          `${name}, lists ${counted(seal.covers, 'change')} and ${counted(seal.blobs, 'file')}; their Merkle root is ${seal.root}, as a report of this issue prints it.`,
        )
      : wrong(
          seal.root === undefined
            ? `${name}, states no Merkle root.`
            : `${name}, states a Merkle root that isn’t that of its list.`,
        ),
    ...(seal.isStanding ? [] : [said(`${name}, was superseded by a later one.`)]),
    ...(seal.signature === 'untied'
      ? [unproven(`that ${nameOf(seal.seal.by)} made that seal: its key isn’t tied to the person.`)]
      : []),
    ...(absent.length > 0
      ? [
          wrong(
            `${name}: ${counted(absent.length, 'change')} of its list ${absent.length === 1 ? 'is' : 'are'} not here.`,
          ),
        ]
      : []),
    ...(lacking.length > 0
      ? [
          wrong(
            `${name}: ${counted(lacking.length, 'file')} of its list ${lacking.length === 1 ? 'is' : 'are'} not here whole (${listed(lacking)}).`,
          ),
        ]
      : []),
    ...(left.length > 0
      ? [
          said(
            `${name}: ${counted(left.length, 'file')} of its list ${left.length === 1 ? 'was' : 'were'} left out of this package on purpose.`,
          ),
        ]
      : []),
  ];
};

const filesPart = ({ right, wrong: broken, missing, unnamed }: BlobProof, { manifest }: ProofSubject): ProofPart => ({
  title: 'Files',
  lines: [
    ...(right.length > 0
      ? [
          proven(
            `${counted(right.length, 'file')} ${right.length === 1 ? 'is' : 'are'} here with exactly the bytes whose hash was recorded.`,
          ),
        ]
      : [said('No files.')]),
    ...broken.map(({ sha256, refusal }) =>
      wrong(`File ${sha256} isn’t what was recorded. ${refusalWords(refusal).happened}`),
    ),
    ...(missing.length > 0
      ? [
          wrong(
            `${counted(missing.length, 'file')} that the journal names ${missing.length === 1 ? 'is' : 'are'} not here (${listed(missing.map(({ sha256 }) => sha256))}).`,
          ),
        ]
      : []),
    ...(unnamed.length > 0
      ? [
          unproven(
            `where ${counted(unnamed.length, 'file')} ${unnamed.length === 1 ? 'comes' : 'come'} from: no change names ${unnamed.length === 1 ? 'it' : 'them'} (${listed(unnamed)}).`,
          ),
        ]
      : []),
    ...(manifest.setAside.length > 0
      ? [
          unproven(
            `anything of ${counted(manifest.setAside.length, 'text')} that lay in the store and couldn’t be read as a change; kept in the manifest as text.`,
          ),
        ]
      : []),
  ],
});
