import { useLingui } from '@lingui/react/macro';
import { Sheet } from '../../../ui/sheet.tsx';
import { ClauseTree } from '../clause-tree.tsx';

/** The tree in a sheet, where the screen has no room for it beside the item. */
export const TreeSheet = ({ current, onClose }: { current: string; onClose: () => void }) => {
  const { t } = useLingui();
  return (
    <Sheet title={t`Clauses and controls`} closeLabel={t`Close`} isOpen onClose={onClose}>
      <div className="-mx-6 -my-6 h-[70dvh] min-[600px]:h-[calc(100dvh-65px)]">
        <ClauseTree current={current} onGo={onClose} />
      </div>
    </Sheet>
  );
};
