import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Row } from '#domain/row.ts';
import type { DrawDoubt, SampleResult } from '#domain/sampling/samples.ts';
import type { samplingMethods } from '#domain/sampling/sampling-nouns.ts';
import type { SizeReason } from '#domain/sampling/suggest-size.ts';

export const samplingMethodWords: Record<(typeof samplingMethods)[number], MessageDescriptor> = {
  random: msg`Random`,
  judgement: msg`Judgement`,
  all: msg`All of them`,
};

export const resultWords: Record<SampleResult, MessageDescriptor> = {
  conforms: msg`Conforms`,
  fails: msg`Fails`,
  notAvailable: msg`Not available`,
};

export const sizeReasonWords: Record<SizeReason, MessageDescriptor> = {
  everything: msg`so few that all can be looked at`,
  squareRoot: msg`the square root of the population, rounded up`,
  atLeast: msg`at least 5, where the square root would be less`,
  atMost: msg`at most 50, where the square root would be more`,
};

/** What is told of a draw that no longer fits. */
export const doubtWords = (doubt: DrawDoubt, i18n: I18n): string => {
  switch (doubt.kind) {
    case 'populationChanged': {
      const [drawn, now] = [i18n.number(doubt.drawn), i18n.number(doubt.now)];
      return i18n._(msg`Drawn from a population of ${drawn}; it is now given as ${now}.`);
    }
    case 'sizeChanged': {
      const [drawn, now] = [i18n.number(doubt.drawn), i18n.number(doubt.now)];
      return i18n._(msg`Drawn with a size of ${drawn}; it is now given as ${now}.`);
    }
    case 'seedChanged':
      return i18n._(msg`Drawn from another seed than the one given now.`);
    case 'methodChanged':
      return i18n._(msg`Drawn by another method than the one given now.`);
    case 'drawnTwice':
      return i18n._(msg`Drawn on two tablets apart. Decide which draw counts.`);
    case 'otherRecords': {
      const positions = i18n.number(doubt.positions.length);
      const list = doubt.positions.slice(0, 20).join(', ');
      return i18n._(msg`Positions that are not as drawn: ${positions} (${list}).`);
    }
  }
};

export const howChosenWords = ({ fields }: Row<'sample'>, i18n: I18n): string => {
  const method = fields.drawn?.method ?? fields.method ?? 'random';
  const seed = fields.drawn?.seed ?? fields.seed ?? '';
  return method === 'random'
    ? i18n._(msg`random, seed ${seed}`)
    : method === 'all'
      ? i18n._(msg`all of them, no seed needed`)
      : i18n._(msg`judgement`);
};

/** How the records were chosen and from what, as evidence says it. */
export const chosenWords = (sample: Row<'sample'>, i18n: I18n): string => {
  const { fields } = sample;
  const method = fields.drawn?.method ?? fields.method ?? 'random';
  const how = howChosenWords(sample, i18n);
  const why = method === 'judgement' ? fields.basis : fields.populationSource;
  return [how, why?.replace(/\s+/gu, ' ').trim()].filter(Boolean).join(', ').slice(0, 2_000);
};
