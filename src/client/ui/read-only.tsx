import { createContext, type ReactNode, use } from 'react';

const ReadOnlyContext = createContext(false);

/** Whether what stands inside can be changed: not in a sealed audit. Filters and exports there are inside a `value={false}`. */
export const ReadOnly = ReadOnlyContext.Provider;

export const useReadOnly = (): boolean => use(ReadOnlyContext);

/** What records something, and is away where nothing can be recorded. */
export const WhileOpen = ({ children }: { children: ReactNode }) => (useReadOnly() ? null : children);
