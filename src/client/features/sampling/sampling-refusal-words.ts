import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SamplingRefusal } from '#domain/sampling/samples.ts';

export const samplingRefusalWords = (refusal: SamplingRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'populationNeeded':
      return i18n._(msg`Give the population first: how many records there are to choose from. Nothing was changed.`);
    case 'sampleSizeNeeded':
      return i18n._(msg`Give the size of the sample first, at least 1. Nothing was drawn.`);
    case 'seedNeeded':
      return i18n._(
        msg`A random selection needs a seed, so that anybody can draw it again. Nothing was drawn. Type one, or take a new one.`,
      );
    case 'sampleTooLarge': {
      const [size, largest] = [i18n.number(refusal.size), i18n.number(refusal.largest)];
      return i18n._(
        msg`${size} records are more than one looks at one by one: at most ${largest} can be drawn. Nothing was drawn. Take a smaller sample, or several.`,
      );
    }
    case 'sampleLargerThanPopulation': {
      const [size, population] = [i18n.number(refusal.size), i18n.number(refusal.population)];
      return i18n._(
        msg`A sample of ${size} can't come from a population of ${population}. Nothing was drawn. Correct one of the two.`,
      );
    }
    case 'sampleUndecided':
      return i18n._(
        msg`Two tablets say different things of what this sample is drawn from. Nothing was drawn, and both are kept. Decide between them first.`,
      );
    case 'resultsExist': {
      const results = i18n.number(refusal.results);
      return i18n._(
        msg`Results so far: ${results}. A new draw would drop or rename records that you looked at, so nothing was drawn. Begin a further sample, or make this one larger with the same seed and population.`,
      );
    }
    case 'resultsLacking': {
      const lacking = i18n.number(refusal.lacking);
      return i18n._(
        msg`Records without a result: ${lacking}. k of n would pass for the whole, so no evidence was written. Say of each whether it conforms, fails, or was not available.`,
      );
    }
    case 'sampleEmpty':
      return i18n._(msg`There is no record in this sample yet, so no evidence was written. Draw or add some first.`);
    case 'sampleItemNeeded':
      return i18n._(
        msg`Say first which item of the checklist this sample is for: its evidence stands there. Nothing was changed.`,
      );
  }
};
