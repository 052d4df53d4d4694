import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useReadOnly } from '../../ui/read-only.tsx';

/** A label that opens the camera, the library or the files, and looks like a button. The input keeps the keyboard's way. */
export const FileButton = ({
  children,
  accept,
  isCamera = false,
  isMultiple = false,
  onOpen,
  onCancel,
  onFiles,
  className = '',
}: {
  children: ReactNode;
  accept: string;
  isCamera?: boolean;
  isMultiple?: boolean;
  onOpen?: () => void;
  onCancel?: () => void;
  onFiles: (files: readonly File[]) => void;
  className?: string;
}) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = input.current;
    if (!element || !onCancel) return;
    element.addEventListener('cancel', onCancel);
    return () => element.removeEventListener('cancel', onCancel);
  }, [onCancel]);
  return useReadOnly() ? null : (
    <label
      className={`press relative inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-card border font-bold text-accent focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent ${className}`}
    >
      {children}
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={isMultiple}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onClick={onOpen}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          onFiles(files);
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
};
