import { number, numbers, reference, textString } from './syntax.ts';

/** Structure types of PDF 1.7 that a report uses. */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Span';

export type TagFacts = {
  /** What a picture shows, in words. */
  readonly alt?: string;
  /** A figure's place on its page, in PDF's own coordinates. */
  readonly box?: readonly [number, number, number, number];
  readonly scope?: 'Column' | 'Row';
};

type Kid =
  | Element
  | { readonly page: number; readonly mark: number }
  | { readonly page: number; readonly link: number };

export type Element = {
  readonly tag: Tag;
  readonly facts: TagFacts;
  readonly parent: Element | undefined;
  readonly kids: Kid[];
};

/** The logical structure of a document while it is drawn: what each piece of content is, in reading order. */
export const makeTags = () => {
  const root: Element = { tag: 'Document', facts: {}, parent: undefined, kids: [] };
  let current = root;
  /** For each page the elements of its marks, by their numbers. */
  const marks = new Map<number, Element[]>();

  return {
    root,
    current: () => current,
    /** A new element of the one in hand. */
    begin: (tag: Tag, facts: TagFacts): Element => {
      const element: Element = { tag, facts, parent: current, kids: [] };
      current.kids.push(element);
      return element;
    },
    /** What `work` draws and begins is the element's. */
    inside: <T>(element: Element, work: () => T): T => {
      const before = current;
      current = element;
      try {
        return work();
      } finally {
        current = before;
      }
    },
    /** The number of the element's next piece of content on a page. */
    mark: (element: Element, page: number): number => {
      const ofPage = marks.get(page) ?? [];
      marks.set(page, ofPage);
      ofPage.push(element);
      element.kids.push({ page, mark: ofPage.length - 1 });
      return ofPage.length - 1;
    },
    marks,
  };
};

export type Tags = ReturnType<typeof makeTags>;

/**
 * The structure tree as objects. `pageObject` gives a page's object, `links` the annotations by number with their
 * element. Returns the root's id and the key that each link has in the parent tree.
 */
export const structureObjects = (
  { root, marks }: Tags,
  use: {
    readonly newObject: () => { readonly objId: number; content: string };
    readonly pageObject: (page: number) => number;
    readonly pages: number;
    readonly links: readonly { readonly annotation: number; readonly element: Element }[];
  },
): { readonly tree: number; readonly linkKey: (link: number) => number } => {
  const ids = new Map<Element, { readonly objId: number; content: string }>();
  const isEmpty = (element: Element): boolean =>
    element.kids.every((kid) => 'kids' in kid && isEmpty(kid)) && element.tag !== 'TD' && element.tag !== 'TH';
  const give = (element: Element): void => {
    ids.set(element, use.newObject());
    for (const kid of element.kids) if ('kids' in kid && !isEmpty(kid)) give(kid);
  };
  give(root);
  const idOf = (element: Element): number => ids.get(element)?.objId ?? 0;
  const tree = use.newObject();
  const linkKey = (link: number) => use.pages + link;

  for (const [element, object] of ids) {
    const { tag, facts, parent, kids } = element;
    const written = kids.flatMap((kid) => {
      if ('kids' in kid) return isEmpty(kid) ? [] : reference(idOf(kid));
      if ('mark' in kid) return `<</Type /MCR /Pg ${reference(use.pageObject(kid.page))} /MCID ${kid.mark}>>`;
      const annotation = use.links[kid.link]?.annotation ?? 0;
      return `<</Type /OBJR /Pg ${reference(use.pageObject(kid.page))} /Obj ${reference(annotation)}>>`;
    });
    const attributes = [
      ...(facts.box ? [`<</O /Layout /Placement /Block /BBox [${numbers(...facts.box)}]>>`] : []),
      ...(facts.scope ? [`<</O /Table /Scope /${facts.scope}>>`] : []),
    ];
    object.content = [
      `<</Type /StructElem /S /${tag}`,
      `/P ${reference(parent ? idOf(parent) : tree.objId)}`,
      `/K [${written.join(' ')}]`,
      ...(facts.alt ? [`/Alt ${textString(facts.alt)}`] : []),
      ...(attributes.length > 0 ? [`/A [${attributes.join(' ')}]`] : []),
      '>>',
    ].join(' ');
  }

  const parents: string[] = [];
  for (let page = 1; page <= use.pages; page++) {
    const list = use.newObject();
    list.content = `[${(marks.get(page) ?? []).map((element) => reference(idOf(element))).join(' ')}]`;
    parents.push(`${number(page - 1)} ${reference(list.objId)}`);
  }
  use.links.forEach(({ element }, i) => parents.push(`${number(linkKey(i))} ${reference(idOf(element))}`));
  tree.content = `<</Type /StructTreeRoot /K [${reference(idOf(root))}] /ParentTree <</Nums [${parents.join(' ')}]>> /ParentTreeNextKey ${linkKey(use.links.length)}>>`;
  return { tree: tree.objId, linkKey };
};
