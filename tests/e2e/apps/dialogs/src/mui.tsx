import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type HostDialog, Keys, TITLE } from './keys.tsx';

export const MuiDialog: HostDialog = ({ isOpen, close }) => (
  <Dialog open={isOpen} onClose={close} aria-labelledby="title">
    <DialogTitle id="title">{TITLE}</DialogTitle>
    <DialogContent>
      <Keys />
    </DialogContent>
  </Dialog>
);
