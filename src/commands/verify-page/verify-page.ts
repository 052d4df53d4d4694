import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { VerifySignature } from '#domain/journal/key-ties.ts';
import { succeed } from '#domain/result.ts';
import { type Files, filesOfZip } from '#package/evidence/files-of-zip.ts';
import { readEvidencePackage, sumsWords } from '#package/evidence/read-evidence-package.ts';
import { isWrong, type ProofPart, proofWords } from '#package/proof-words.ts';
import { refusalWords } from '#package/refusal-words.ts';
import { verifyPackage } from '#package/verify-package.ts';

// The script of `verify.html`, which lies in every evidence package: one file, no network, no framework.
const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes));

/** Browsers that don't know the curve, or give pages from a disk no crypto, are helped out by software. */
const makeVerify = async (): Promise<VerifySignature> => {
  const keys = new Map<string, Promise<CryptoKey>>();
  const imported = (key: string) => {
    const known =
      keys.get(key) ??
      (subtle as SubtleCrypto).importKey('raw', hexToBytes(key) as BufferSource, { name: 'Ed25519' }, false, [
        'verify',
      ]);
    keys.set(key, known);
    return known;
  };
  const isHere = subtle
    ? await subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']).then(
        () => true,
        () => false,
      )
    : false;
  hashes.sha512 = sha512;
  return async (key, link, signature) => {
    try {
      return isHere
        ? await (subtle as SubtleCrypto).verify(
            { name: 'Ed25519' },
            await imported(key),
            hexToBytes(signature) as BufferSource,
            hexToBytes(link) as BufferSource,
          )
        : verify(hexToBytes(signature), hexToBytes(link), hexToBytes(key));
    } catch {
      return false;
    }
  };
};

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** By the names they have inside of the folder that was chosen. */
const filesOfFolder = (list: readonly File[]): Files => {
  const byName = new Map(list.map((file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]));
  return {
    names: [...byName.keys()],
    read: async (name) => {
      const file = byName.get(name);
      return file && succeed(await bytesOf(file));
    },
  };
};

const element = (id: string) => document.getElementById(id) as HTMLElement;
const make = (tag: string, words: string) =>
  Object.assign(document.createElement(tag), { textContent: words, dir: 'auto' });
const marks = { proven: 'Proven', unproven: 'Not proven', wrong: 'Wrong', said: '' } as const;

const show = (verdict: string, parts: readonly ProofPart[]) => {
  element('proof').replaceChildren(
    ...parts.flatMap(({ title, lines }) => {
      const list = document.createElement('ul');
      list.append(
        ...lines.map(({ is, words }) => {
          const line = make('li', ` ${words}`);
          line.className = is;
          line.prepend(make('b', marks[is]));
          return line;
        }),
      );
      return [make('h2', title), list];
    }),
  );
  element('verdict').textContent = verdict;
};

/** Says how far it is, so that nobody thinks it hangs. */
const counting = (files: Files): Files => {
  let looked = 0;
  return {
    names: files.names,
    read: (name) => {
      looked += 1;
      if (looked % 50 === 0) element('verdict').textContent = `Looking at every file… ${looked}`;
      return files.read(name);
    },
  };
};

const check = async (files: Files) => {
  const read = await readEvidencePackage(counting(files), hashOf);
  if (!read.ok) {
    const { happened, next } = refusalWords(read.refusal);
    return show(`${happened} ${next}`, []);
  }
  const { asPackage, manifest, sums, withheld } = read.value;
  const proof = await verifyPackage(asPackage, await makeVerify());
  const parts = [sumsWords(sums, manifest), ...proofWords(proof, { ...asPackage, withheld })];
  show(
    isWrong(parts)
      ? 'Not all of it verifies: see what is marked wrong. Ask its maker for another copy of it.'
      : 'All that is here verifies. What is marked “not proven” may be true; nothing here shows it.',
    parts,
  );
};

const checkZip = async (file: File) => {
  const source = { size: file.size, read: (from: number, to: number) => bytesOf(file.slice(from, to)) };
  const files = await filesOfZip(source);
  if (files.ok) return check(files.value);
  const { happened, next } = refusalWords(files.refusal);
  const isPackedAgain = files.refusal.kind === 'tampered' && files.refusal.what === 'layout';
  show(
    isPackedAgain
      ? 'This ZIP was packed again by another program: unpack it, and choose the folder.'
      : `${happened} ${next}`,
    [],
  );
};

const start = (work: () => Promise<void>) => {
  show('Looking at every file…', []);
  work().catch((error: unknown) =>
    show(`It could not be looked at: ${String(error)}. Try it in another browser, or as README.txt says.`, []),
  );
};
const chosen = (id: string) => [...((element(id) as HTMLInputElement).files ?? [])];

element('zip').addEventListener('change', () => {
  const [file] = chosen('zip');
  if (file) start(() => checkZip(file));
});
element('folder').addEventListener('change', () => start(() => check(filesOfFolder(chosen('folder')))));
for (const kind of ['dragover', 'dragleave', 'drop'])
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    element('drop').classList.toggle('over', kind === 'dragover');
  });
document.addEventListener('drop', (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  if (file) start(() => checkZip(file));
});
