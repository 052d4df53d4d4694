/** The report's colours and type, in points. Status is shape and word first, tone last. */
export const color = {
  ink: '#1B2430',
  secondary: '#55606E',
  hairline: '#C9D0D8',
  panel: '#F3F5F7',
  navy: '#12395B',
  major: '#8E1B2F',
  minor: '#C2611A',
  minorFill: '#AE5212',
  improvement: '#8FBFE0',
  conforms: '#DDEFE2',
  observation: '#E3E7EC',
  white: '#FFFFFF',
  watermark: '#F1F3F6',
} as const;

export const type = {
  heading: { size: 18, leading: 24 },
  subhead: { size: 11.5, leading: 16 },
  body: { size: 10, leading: 14.5 },
  table: { size: 8.5, leading: 11.5 },
  caption: { size: 8, leading: 10.5 },
  hash: { size: 6.3, leading: 8.4 },
} as const;

export const margin = 51;
