import { useLingui } from '@lingui/react/macro';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { progressOf } from '#domain/checklist/item-states.ts';
import { Skyline } from '../../ui/skyline.tsx';
import { skylineLook } from './verdict-look.tsx';

/** The whole audit as one picture: a bar for each item in catalogue order. */
export const AuditSkyline = ({ items, className }: { items: readonly ItemWithState[]; className?: string }) => {
  const { t } = useLingui();
  const { recorded, of } = progressOf(items);
  const whole = items.filter((item) => !item.part);
  const bars = whole.map((item, i) => ({
    ...skylineLook[item.state.verdict],
    startsGroup: i > 0 && whole[i - 1]?.group !== item.group,
  }));
  return <Skyline bars={bars} label={t`${recorded} of ${of} items recorded`} {...(className ? { className } : {})} />;
};
