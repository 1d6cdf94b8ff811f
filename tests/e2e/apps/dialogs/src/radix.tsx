import * as Dialog from '@radix-ui/react-dialog';
import { type HostDialog, Keys, TITLE } from './keys.tsx';

export const RadixDialog: HostDialog = ({ isOpen, close }) => (
  <Dialog.Root open={isOpen} onOpenChange={(opens) => opens || close()}>
    <Dialog.Portal>
      <Dialog.Overlay />
      <Dialog.Content aria-describedby={undefined}>
        <Dialog.Title>{TITLE}</Dialog.Title>
        <Keys />
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
);
