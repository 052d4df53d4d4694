import { sumsPath } from '../folder-zip.ts';
import { pagePath, signaturesPath } from './evidence-format.ts';

/** Reads as it stands: whoever has a shell and OpenSSL can run it, and a test does. */
export const signatureCommands = `t=$(mktemp -d); good=0; bad=0
sum() { openssl dgst -sha256 -r | cut -c1-64; }
while IFS="$(printf '\\t')" read -r key signature place content value; do
  printf %s "$signature" | openssl base64 -d -A > "$t/signature"
  printf %s "$place" | openssl dgst -sha256 -binary > "$t/link"
  contentHash=$(printf %s "$content" | sum)
  if [ -n "$value" ]; then valueHash=$(printf %s "$value" | sum); else valueHash=; fi
  case $place in *"\\"contentHash\\":\\"$contentHash\\""*) hashes=right ;; *) hashes=wrong ;; esac
  case $content in *"\\"valueHash\\":\\"$valueHash"*) ;; *) hashes=wrong ;; esac
  if [ $hashes = right ] && openssl pkeyutl -verify -pubin -inkey "keys/$key" -rawin \\
    -in "$t/link" -sigfile "$t/signature" > /dev/null 2>&1
  then good=$((good + 1)); else bad=$((bad + 1)); printf 'NOT VERIFIED: %s\\n' "$content"; fi
done < ${signaturesPath}
rm -r "$t"; echo "$good verified, $bad not verified"`;

export const readmeText = (facts: {
  readonly title: string;
  readonly madeAt: string;
  readonly app: string;
  readonly isComplete: boolean;
  readonly hasReport: boolean;
  readonly withheld: number;
  readonly missing: number;
  readonly setAside: number;
}): string => `EVIDENCE OF THE AUDIT
${facts.title}
Made ${facts.madeAt} with Clausewalk ${facts.app}.

WHAT IS HERE
evidence/         the files of the evidence, as they were recorded, under readable names
evidence.csv      what each of them is, with its SHA-256
${facts.isComplete ? 'working-papers/   files of working papers, which no report holds\n' : ''}${facts.hasReport ? 'report.pdf        the audit report\n' : ''}journals/         the audit's journal: one change a line, as JSON
keys/             the public keys that the changes are signed with
${signaturesPath}    of each change: its key, its signature, and the texts that are hashed
${sumsPath}        the SHA-256 of every file here
${pagePath}       a page that checks all of it; it works without network

${
  facts.isComplete
    ? 'Working papers, private notes and earlier wordings ARE in this package.'
    : `Working papers, private notes, earlier wordings, what was deleted and what doesn't count are not in this package: of
${facts.withheld} changes the words were left out. Who said something, where and when, and a salted hash of the words, remain, so that everything
still verifies.`
}
${facts.missing > 0 ? `${facts.missing} files weren't there when it was made; evidence.csv names them.\n` : ''}${facts.setAside > 0 ? `${facts.setAside} texts that couldn't be read as changes were left out.\n` : ''}Photos have the bytes that the camera gave: they may say where they were taken.

TO CHECK IT WITHOUT ANY SOFTWARE OF OURS
Unpack it, open a terminal in the folder, and run:

1. Every file has its hash (on a Mac: shasum -a 256 -c ${sumsPath}):

  sha256sum -c ${sumsPath}

2. Every change is signed, and the signature covers its words (OpenSSL 3 or newer, any POSIX shell;
   about 20 changes a second):

--- begin ---
${signatureCommands}
--- end ---

   Column by column in ${signaturesPath}: the file of the key; the Ed25519 signature in base64; the text whose SHA-256 is
   signed (it has the hash of the change before it, and the hash of the next column); what was done, by whom, when; and
   the words, with the salt that was hashed with them.

3. A file is the one that was recorded: its SHA-256 in ${sumsPath} stands in the words of a change of kind "attach".

TO CHECK IT WITH THE PAGE
Open ${pagePath} in a browser and drop the ZIP on it, or choose the unpacked folder. It also follows the chains, ties the
keys to persons, and recomputes the Merkle root of a seal, which the report prints.
Take the page from a package, or a Clausewalk, that you trust: whoever alters a package can alter its page.

WHAT IS SIGNED, AND WHAT ISN'T
Signed by their authors are the changes of the journal, and through them the hashes of the evidence files. Not signed are
names of files, evidence.csv, ${sumsPath}, this text, the page, and the report; a report of a sealed audit prints the
Merkle root of its seal, which must be the one that the page shows.
Not proven by anything here: that the clocks of the tablets were right, that a scene was genuine, that a person is who
the journal says, and that nothing was held back before it was first handed on.
`;
