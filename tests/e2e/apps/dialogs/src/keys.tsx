import '@we-link/security-settings';
import type {} from '@we-link/security-settings/react';
import type { ComponentType } from 'react';

export const TITLE = 'Keys of the workspace';

/** What every dialog takes from its host. */
export type HostDialog = ComponentType<{ readonly isOpen: boolean; readonly close: () => void }>;

export function Keys() {
  return <we-link-security apiBase="/api/settings" />;
}
