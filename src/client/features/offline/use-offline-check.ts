import { useEffect, useState } from 'react';

export type OfflineCheck = {
  readonly isAppKept: boolean;
  readonly isPersisted: boolean | null;
  readonly isInstalled: boolean;
};

/** What must be so before leaving the network: the app on the tablet, storage that stays, the app installed. */
export const useOfflineCheck = (): OfflineCheck | undefined => {
  const [check, setCheck] = useState<OfflineCheck>();
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const registration = await navigator.serviceWorker?.getRegistration();
      const persisted = (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
      const isInstalled =
        window.matchMedia('(display-mode: standalone)').matches ||
        ('standalone' in navigator && navigator.standalone === true);
      if (!isOver)
        setCheck({ isAppKept: registration?.active?.state === 'activated', isPersisted: persisted, isInstalled });
    };
    void look();
    const timer = setInterval(() => void look(), 3_000);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, []);
  return check;
};
