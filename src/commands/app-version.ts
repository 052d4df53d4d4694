import packageFacts from '../../package.json' with { type: 'json' };

/** The app's version, as the tablet's changes and reports name it. */
export const appVersion: string = packageFacts.version;
