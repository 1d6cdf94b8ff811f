import { Dialog } from '@ark-ui/react/dialog';
import { type HostDialog, Keys, TITLE } from './keys.tsx';

export const ArkDialog: HostDialog = ({ isOpen, close }) => (
  <Dialog.Root open={isOpen} onOpenChange={({ open }) => open || close()} lazyMount unmountOnExit>
    <Dialog.Backdrop />
    <Dialog.Positioner>
      <Dialog.Content>
        <Dialog.Title>{TITLE}</Dialog.Title>
        <Keys />
      </Dialog.Content>
    </Dialog.Positioner>
  </Dialog.Root>
);
