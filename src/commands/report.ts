import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { dateFormats, editions, paperSizes, photoProfiles, reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { refuse, succeed } from '#domain/result.ts';
import { sealsOf } from '#domain/sign-off/seals.ts';
import { refusalWords } from '#package/refusal-words.ts';
import { photoForMail } from '#report/pdf/photo-for-mail.ts';
import { renderReport } from '#report/pdf/render-report.ts';
import { typefacesFor } from '#report/pdf/text/typefaces.ts';
import { makeWording } from '#report/wording/wording.ts';
import { appVersion } from './app-version.ts';
import { makeFromPackage } from './make-from-package.ts';
import { readCutFont, readTypefaces } from './read-typefaces.ts';

// `npm run report -- IN.audit.zip OUT.pdf`: the report of an audit package as PDF, as the tablet makes it.
const options = {
  lang: reportLanguages,
  dates: dateFormats,
  edition: editions,
  profile: photoProfiles,
  paper: paperSizes,
} as const;
const usage = `npm run report -- IN.audit.zip OUT.pdf ${Object.entries(options)
  .map(([name, values]) => `[--${name} ${values.join('|')}]`)
  .join(' ')} [--audit ID]`;

/** The one of these values that was asked for. */
const chosen = <T extends string>(values: readonly T[], asked: string | undefined, usual: T): T =>
  values.find((value) => value === asked) ?? usual;

process.exitCode = await makeFromPackage(usage, { choices: options }, async ({ read, journal, texts, onChunk }) => {
  const language = chosen(options.lang, texts['lang'], 'en');
  const dates = chosen(options.dates, texts['dates'], 'words');
  const edition = chosen(options.edition, texts['edition'], 'report');
  const profile = chosen(options.profile, texts['profile'], 'evidence');
  const paper = chosen(options.paper, texts['paper'], 'a4');

  const changes = read.journals.find((one) => one.journal === journal)?.changes ?? [];
  // Said by the package, so that the same one gives the same file whenever it is asked for.
  const at = changes.reduce((last, change) => (change.at > last ? change.at : last), '1970-01-01T00:00:00.000Z');
  const model = reportModel(factsOfChanges(changes, catalogue as Catalogue), {
    at,
    app: appVersion,
    withWorkingPapers: edition === 'full',
    seals: sealsOf(changes),
  });
  const choices = { language, dates, edition, profile, paper };
  const damaged: string[] = [];
  /** A photo that is read again when its place in the file has come. */
  type Body = Uint8Array<ArrayBuffer> | { readonly sha256: string };
  const { pieces, pages, notShown } = await renderReport<Body>(model, {
    typefaces: await readTypefaces(
      typefacesFor(
        enteredTexts(model).map(({ text }) => text),
        language,
      ),
    ),
    cutFont: await readCutFont(),
    wording: makeWording(language, dates),
    paper,
    edition,
    profile,
    fileId: createHash('sha256')
      .update(canonicalize({ model, choices }) ?? '')
      .digest('hex')
      .slice(0, 32),
    photoSource: async (sha256) => {
      const blob = await read.readBlob(sha256);
      if (!blob.ok) {
        if (blob.refusal.kind !== 'notInPackage') damaged.push(refusalWords(blob.refusal).happened);
        return undefined;
      }
      const { bytes } = blob.value;
      if (profile === 'evidence') return { head: bytes, size: bytes.length, body: { sha256 } };
      const { reducePhoto } = await import('./reduce-photo.ts');
      const small = await photoForMail(bytes, reducePhoto);
      return { head: small, size: small.length, body: small };
    },
  });
  const [fault] = damaged;
  if (fault) return refuse({ kind: 'damagedFile', words: fault });
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) await onChunk(piece);
    else {
      const blob = await read.readBlob(piece.sha256);
      if (!blob.ok) return refuse({ kind: 'damagedFile', words: refusalWords(blob.refusal).happened });
      await onChunk(blob.value.bytes);
    }
  }
  return succeed([
    `${pages} pages, made as of ${at}.`,
    ...(notShown.length > 0
      ? [`Listed and not shown, since their bytes aren't here or can't be drawn: ${notShown.join(', ')}`]
      : []),
  ]);
});
