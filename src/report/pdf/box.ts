/** A place on a page: points from its top left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
