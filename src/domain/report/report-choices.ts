/** What a report holds: the short one for management, the report, or the report with the working papers behind it. */
export const editions = ['management', 'report', 'full'] as const;
export type Edition = (typeof editions)[number];

/** Which bytes of photos go into the file: those that were recorded, or small copies for sending by mail. */
export const photoProfiles = ['evidence', 'mail'] as const;
export type PhotoProfile = (typeof photoProfiles)[number];

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** Languages that a report can be written in. */
export const reportLanguages = ['en', 'de'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** How days are written: as people of the report's language do, in words or in digits, or as ISO 8601. */
export const dateFormats = ['words', 'digits', 'iso'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** What a person chooses of a report, apart from what the audit says and from the app's own language. */
export type ReportChoices = {
  readonly language: ReportLanguage;
  readonly dates: DateFormat;
  readonly paper: PaperSize;
  readonly edition: Edition;
  readonly profile: PhotoProfile;
};
