import type { ReactNode } from 'react';
import { useScreenTitle } from './use-screen-title.ts';

/** A scrolling screen with a title, inside an audit or beside the app's navigation. */
export const ScreenFrame = ({
  title,
  aside,
  lead,
  children,
}: {
  title: string;
  aside?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) => {
  const heading = useScreenTitle(title);
  return (
    <div className="h-full overflow-y-auto" data-scroll>
      <div className="pad-inline relative mx-auto max-w-6xl pt-6 pb-16">
        <header className="mb-6 flex flex-wrap items-center justify-between gap-3">
          <div>
            <h1 ref={heading} tabIndex={-1} className="text-title font-bold outline-none">
              {title}
            </h1>
            {lead && <p className="text-ink2">{lead}</p>}
          </div>
          {aside && <div className="flex flex-wrap items-center gap-3">{aside}</div>}
        </header>
        {children}
      </div>
    </div>
  );
};
