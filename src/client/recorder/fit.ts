/** The size of a picture whose longest edge is at most `edge`; never larger than it is. */
export const fit = (picture: { readonly width: number; readonly height: number }, edge: number) => {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
};
