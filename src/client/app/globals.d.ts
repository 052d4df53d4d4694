declare const __APP_VERSION__: string;

declare module '*.po' {
  export const messages: Record<string, never>;
}
