import type { ExifFacts } from '../exif-segment.ts';

/** What the camera wrote down about each photo, and what there is to see and to cite. */
export type SamplePhoto = Omit<ExifFacts, 'width' | 'height'> & { readonly shows: string };

const goteborg = { latitude: 57.7089, longitude: 11.9746 };
const krakow = { latitude: 50.0614, longitude: 19.9366 };

export const samplePhotos = {
  p01: {
    takenAt: '2026-03-16T10:42:18',
    orientation: 1,
    shows: 'Release checklist v4 of Kredo 3, DR-118: 8 of 8 gates, none for impact',
  },
  p02: {
    takenAt: '2026-03-16T10:57:03',
    orientation: 6,
    shows: 'The printed release checklist v4 of DR-118, all eight boxes ticked and signed by pen',
  },
  p03: {
    takenAt: '2026-03-16T09:26:40',
    orientation: 1,
    place: goteborg,
    shows: 'AIMS process map: eight processes, "owner?" beside supplier control',
  },
  p04: {
    takenAt: '2026-03-16T08:51:22',
    orientation: 1,
    shows: 'AI policy, version 3, approved by the board on 11 September 2025',
  },
  p05: {
    takenAt: '2026-03-18T10:14:37',
    orientation: 8,
    shows: 'Attendance, labelling guide, 11 February 2026: 7 of 9 signed',
  },
  p06: {
    takenAt: '2026-03-17T09:33:09',
    orientation: 1,
    shows: 'Kredo 3 input drift: PSI 0.27 > 0.25 since 2 March, no ticket',
  },
  p07: {
    takenAt: '2026-03-17T13:08:55',
    orientation: 1,
    shows: 'Server rack B2: NK-0141, NK-0142, NK-0143, NK-0145; one server has no label',
  },
  p08: {
    takenAt: '2026-03-18T09:21:46',
    orientation: 1,
    place: krakow,
    shows: 'Workstation: Sortera document 148 of 400 and the labelling guide 2.1',
  },
  p09: {
    takenAt: '2026-03-17T15:12:30',
    orientation: 1,
    shows: 'Procedure PR-07 AI change control, versions 2.3 and 3.0 side by side',
  },
  p10: {
    takenAt: '2026-03-17T11:05:12',
    orientation: 1,
    shows: 'Management review of 5 February 2026: agenda, no AI objectives',
  },
  p11: {
    takenAt: '2026-03-17T10:18:27',
    orientation: 1,
    shows: 'vakt event log of 9 March: nothing between 02:14:07 and 05:47:31',
  },
  p12: {
    takenAt: '2026-03-17T14:36:02',
    orientation: 1,
    shows: 'Incident board: new, analysis, reported, closed; seven cards',
  },
  p13: {
    takenAt: '2026-03-16T14:22:51',
    orientation: 3,
    shows: 'Leaflet "How we decide on your loan" with the right to a human review',
  },
  p14: {
    takenAt: '2026-03-16T13:40:16',
    orientation: 1,
    shows: 'AI risk matrix of sticky notes, likelihood by impact',
  },
} as const satisfies Readonly<Record<string, SamplePhoto>>;

export type PhotoName = keyof typeof samplePhotos;
