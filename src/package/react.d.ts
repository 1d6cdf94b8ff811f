/**
 * For `import type {} from '@we-link/security-settings/react'`: `<we-link-security>` in JSX of React 19.
 *
 * React takes every prop that begins with `on` for an event, so `onUnauthenticated` and `onInterrupted` are set through
 * a `ref`.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Events, Options, WeLinkSecurityElement } from './index.js';

type Listeners = {
  readonly [K in keyof Events as `on${K}`]?: (event: CustomEvent<Events[K]>) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'we-link-security': DetailedHTMLProps<HTMLAttributes<WeLinkSecurityElement>, WeLinkSecurityElement> &
        Omit<Partial<Options>, 'onUnauthenticated' | 'onInterrupted'> &
        Listeners;
    }
  }
}
