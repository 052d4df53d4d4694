import { type DocumentFacts, pdfDate } from './metadata.ts';
import { compressed, reference, textString } from './syntax.ts';

export type Attachment = {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
};

/** Writes the objects of a file inside the file (PDF/A-3), and gives the id of its description. */
export const writeAttachment = (
  newObject: () => { readonly objId: number; content: string },
  { name, mediaType, description, bytes }: Attachment,
  { madeAt }: DocumentFacts,
): number => {
  const [file, specification] = [newObject(), newObject()];
  const kind = mediaType.replace('/', '#2F');
  file.content = compressed(
    ` /Type /EmbeddedFile /Subtype /${kind} /Params <</Size ${bytes.length} /ModDate (${pdfDate(madeAt)})>>`,
    bytes,
  );
  specification.content = `<</Type /Filespec /F (${name}) /UF ${textString(name)} /Desc ${textString(description)} /AFRelationship /Source /EF <</F ${reference(file.objId)} /UF ${reference(file.objId)}>>>>`;
  return specification.objId;
};
