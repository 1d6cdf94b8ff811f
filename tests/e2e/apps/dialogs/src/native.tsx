// The browser's own dialog, as many hosts have it: a drawer at one side that closes at a click outside its rectangle.
import { type MouseEvent, useEffect, useRef } from 'react';
import { type HostDialog, Keys, TITLE } from './keys.tsx';

export const NativeDialog: HostDialog = ({ isOpen, close }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const closeOutside = ({ currentTarget, clientX }: MouseEvent) => {
    const { left, right } = currentTarget.getBoundingClientRect();
    if (clientX < left || clientX > right) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes it at Escape
    <dialog
      ref={dialog}
      aria-label={TITLE}
      style={{ width: 420, marginInlineEnd: 0 }}
      onClick={closeOutside}
      onClose={close}
    >
      {isOpen && <Keys />}
    </dialog>
  );
};
