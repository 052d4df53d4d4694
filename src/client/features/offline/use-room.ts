import { useEffect, useState } from 'react';
import { measureRoom, type StorageRoom } from '../../store/storage-room.ts';

/** How full this tablet's storage is, measured when a screen opens and every half minute. */
export const useRoom = (): StorageRoom | undefined => {
  const [room, setRoom] = useState<StorageRoom>();
  useEffect(() => {
    let isOver = false;
    const measure = () =>
      void measureRoom(navigator.storage).then((measured) => (isOver ? undefined : setRoom(measured)));
    measure();
    const timer = setInterval(measure, 30_000);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, []);
  return room;
};
