/** The outcome of a domain act: done, or refused with a typed reason that a screen puts into words. */
export type Result<T, R extends { readonly kind: string }> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const succeed = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <R extends { readonly kind: string }>(
  refusal: R,
): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
});
