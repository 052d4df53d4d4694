import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import subsetter from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import type { PaperMaking, PaperSubject } from '#domain/report/paper-subject.ts';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { enteredTexts, textsIn } from '#domain/report/report-texts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { photoForMail } from '#report/pdf/photo-for-mail.ts';
import { renderPaper } from '#report/pdf/render-paper.ts';
import { renderReport, reportPhotos, unprintableTexts } from '#report/pdf/render-report.ts';
import { makeCutFont } from '#report/pdf/text/cut-font.ts';
import { type TypefaceFiles, type TypefaceName, typefacesFor } from '#report/pdf/text/typefaces.ts';
import { makeWording } from '#report/wording/wording.ts';
import type { FromReportWorker, PaperChoices, ToReportWorker } from '../report/report-messages.ts';
import { reducePhoto } from './reduce-photo.ts';
import { fetchTypeface } from './typeface-files.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromReportWorker) => self.postMessage(message);

const fetchTypefaces = async (texts: readonly string[], { language }: Pick<ReportChoices, 'language'>) => {
  const names: readonly TypefaceName[] = ['latin', ...typefacesFor(texts, language)];
  const found = await Promise.all(names.map(fetchTypeface));
  const typefaces = found.filter((typeface): typeface is TypefaceFiles => typeface !== undefined);
  if (typefaces[0]?.name !== 'latin') throw new Error('The fonts of the report are not on this device.');
  return { typefaces, lacking: names.filter((_, i) => found[i] === undefined) };
};

const textsOf = (model: ReportModel) => enteredTexts(model).map(({ text }) => text);

const fetchCutFont = () =>
  fetch(subsetter)
    .then((response) => response.arrayBuffer())
    .then((wasm) => makeCutFont(new Uint8Array(wasm)));

const asked = new Map<string, ((bytes: Uint8Array<ArrayBuffer> | undefined) => void)[]>();

/** Photos are asked for one by one, so that only those of the page in hand are in memory. Two may be the same bytes. */
const photoBytes = (hash: string) =>
  new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve) => {
    const waiting = asked.get(hash);
    if (waiting) return void waiting.push(resolve);
    asked.set(hash, [resolve]);
    say({ kind: 'photoWanted', sha256: hash });
  });

const countPhotosWithPlace = async (model: ReportModel): Promise<number> => {
  let count = 0;
  for (const { file } of reportPhotos(model)) {
    const bytes = file?.kept.mediaType === 'image/jpeg' ? await photoBytes(file.kept.sha256) : undefined;
    if (bytes && jpegFacts(bytes)?.hasPlace) count += 1;
  }
  return count;
};

const preflight = async (model: ReportModel, choices: ReportChoices) => {
  const { typefaces, lacking } = await fetchTypefaces(textsOf(model), choices);
  const unprintable = unprintableTexts(model, typefaces);
  say({ kind: 'preflight', unprintable, fontsLacking: lacking, photosWithPlace: await countPhotosWithPlace(model) });
};

const render = async (model: ReportModel, choices: ReportChoices) => {
  const [{ typefaces }, cutFont] = await Promise.all([fetchTypefaces(textsOf(model), choices), fetchCutFont()]);
  const { pieces, pages, notShown } = await renderReport<Blob>(model, {
    typefaces,
    cutFont,
    wording: makeWording(choices.language, choices.dates),
    paper: choices.paper,
    edition: choices.edition,
    profile: choices.profile,
    fileId: bytesToHex(sha256(utf8ToBytes(canonicalize({ model, choices }) ?? ''))).slice(0, 32),
    photoSource: async (hash) => {
      const original = await photoBytes(hash);
      const bytes = original && choices.profile === 'mail' ? await photoForMail(original, reducePhoto) : original;
      return bytes && { head: bytes, size: bytes.length, body: new Blob([bytes]) };
    },
    onProgress: (progress) => say({ kind: 'progress', ...progress }),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  const pdf = new Blob([...pieces], { type: 'application/pdf' });
  say({ kind: 'made', pdf, pages, sha256: await hashOf(pdf), notShown });
};

const renderSubject = async (subject: PaperSubject, making: PaperMaking, choices: PaperChoices) => {
  const paper = makePaper(subject, making, choices);
  const [{ typefaces }, cutFont] = await Promise.all([fetchTypefaces(textsIn(paper), choices), fetchCutFont()]);
  const w = makeWording(choices.language, choices.dates);
  const { pieces, pages } = renderPaper(paper, {
    typefaces,
    cutFont,
    language: choices.language,
    size: choices.paper,
    madeAt: making.at,
    fileId: bytesToHex(sha256(utf8ToBytes(canonicalize({ paper, making }) ?? ''))).slice(0, 32),
    pageOf: (page, all) => w('pageOf', { page, pages: all }),
  });
  const pdf = new Blob([...pieces], { type: 'application/pdf' });
  say({ kind: 'made', pdf, pages, sha256: await hashOf(pdf), notShown: [] });
};

/** Piece by piece: the file may be larger than memory. */
const hashOf = async (pdf: Blob): Promise<string> => {
  const hash = sha256.create();
  const reader = pdf.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return bytesToHex(hash.digest());
};

const workOn = (message: Exclude<ToReportWorker, { kind: 'photo' }>): Promise<void> =>
  message.kind === 'paper'
    ? renderSubject(message.subject, message.making, message.choices)
    : (message.purpose === 'pdf' ? render : preflight)(message.model, message.choices);

export const onMessage = (message: ToReportWorker): void => {
  if (message.kind === 'photo') {
    const bytes = message.bytes && new Uint8Array(message.bytes);
    const waiting = asked.get(message.sha256) ?? [];
    asked.delete(message.sha256);
    for (const resolve of waiting) resolve(bytes);
    return;
  }
  workOn(message).catch((error: unknown) =>
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
};
