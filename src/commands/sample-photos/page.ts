import { drawIncidentBoard, drawProcessMap } from './boards.ts';
import { type Ink, newSheet } from './brushes.ts';
import { drawLeaflet } from './leaflet.ts';
import { drawAttendanceSheet, drawPrintedChecklist } from './papers.ts';
import { type PhotoName, samplePhotos } from './photo-list.ts';
import { drawBinders, drawPolicyPoster } from './places.ts';
import { drawRiskMatrix } from './risk-matrix.ts';
import { drawLabellingDesk, drawMeetingRoom } from './rooms.ts';
import { drawDriftDashboard, drawEventLog, drawReleaseScreen } from './screens.ts';
import { drawServerRack } from './server-rack.ts';

const drawings: Readonly<Record<PhotoName, () => Ink>> = {
  p01: drawReleaseScreen,
  p02: drawPrintedChecklist,
  p03: drawProcessMap,
  p04: drawPolicyPoster,
  p05: drawAttendanceSheet,
  p06: drawDriftDashboard,
  p07: drawServerRack,
  p08: drawLabellingDesk,
  p09: drawBinders,
  p10: drawMeetingRoom,
  p11: drawEventLog,
  p12: drawIncidentBoard,
  p13: drawLeaflet,
  p14: drawRiskMatrix,
};

const quarterTurns = { 1: 0, 3: 2, 6: -1, 8: 1 } as const;

/** The pixels as the camera stored them: turned, so that a viewer that honours the orientation shows them upright. */
const turnFor = (upright: Ink, orientation: keyof typeof quarterTurns): Ink => {
  const turns = quarterTurns[orientation];
  if (turns === 0) return upright;
  const { width, height } = upright.canvas;
  const stored = turns === 2 ? newSheet(width, height) : newSheet(height, width);
  stored.translate(stored.canvas.width / 2, stored.canvas.height / 2);
  stored.rotate((turns * Math.PI) / 2);
  stored.drawImage(upright.canvas, -width / 2, -height / 2);
  return stored;
};

type DrawnPhoto = { readonly width: number; readonly height: number; readonly base64: string };

/** Called by name from outside the page. */
export const drawPhoto = (name: PhotoName): DrawnPhoto => {
  const { canvas } = turnFor(drawings[name](), samplePhotos[name].orientation);
  const [, base64 = ''] = canvas.toDataURL('image/jpeg', 0.82).split(',');
  return { width: canvas.width, height: canvas.height, base64 };
};
