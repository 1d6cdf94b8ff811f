// A host that shows the Security page in a dialog. The query names the library that the dialog is of.
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ArkDialog } from './ark.tsx';
import { HeadlessDialog } from './headless.tsx';
import type { HostDialog } from './keys.tsx';
import { MuiDialog } from './mui.tsx';
import { NativeDialog } from './native.tsx';
import { RadixDialog } from './radix.tsx';

const DIALOGS: Readonly<Record<string, HostDialog>> = {
  radix: RadixDialog,
  mui: MuiDialog,
  headless: HeadlessDialog,
  ark: ArkDialog,
  native: NativeDialog,
};

function Host({ dialog: Dialog }: { readonly dialog: HostDialog }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open the keys
      </button>
      <output aria-label="The dialog is">{isOpen ? 'open' : 'closed'}</output>
      <Dialog isOpen={isOpen} close={() => setOpen(false)} />
    </>
  );
}

const root = document.getElementById('root');
const dialog = DIALOGS[location.search.slice(1)];
if (root && dialog) {
  createRoot(root).render(
    <StrictMode>
      <Host dialog={dialog} />
    </StrictMode>,
  );
}
