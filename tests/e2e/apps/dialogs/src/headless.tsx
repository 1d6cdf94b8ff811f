import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from '@headlessui/react';
import { type HostDialog, Keys, TITLE } from './keys.tsx';

export const HeadlessDialog: HostDialog = ({ isOpen, close }) => (
  <Dialog open={isOpen} onClose={close}>
    <DialogBackdrop />
    <DialogPanel>
      <DialogTitle>{TITLE}</DialogTitle>
      <Keys />
    </DialogPanel>
  </Dialog>
);
