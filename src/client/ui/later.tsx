import { type ComponentType, lazy, Suspense } from 'react';

/** A part that is loaded when it is first shown (it is kept on the tablet, so no network is needed) and leaves the screen around it alone meanwhile. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  const Part = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return (props: P) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
};
