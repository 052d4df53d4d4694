import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of paths whose files take a minute or more on two cores, the longest first. */
const long = ['simulation/', 'journey/year', 'journey/screens', 'journey/', 'extremes'];

const place = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((part) => moduleId.includes(part));
  return at < 0 ? long.length : at;
};

/** Begins with the files that take longest, so that at the end no worker waits for the last of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
