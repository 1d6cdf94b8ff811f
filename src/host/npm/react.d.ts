/** For `import type {} from '@we-link/security-settings/react'`: `<we-link-security>` in JSX of React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Events, Options, WeLinkSecurityElement } from './index.js';

type Listeners = {
  readonly [K in keyof Events as `on${K}`]?: (event: CustomEvent<Events[K]>) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'we-link-security': DetailedHTMLProps<HTMLAttributes<WeLinkSecurityElement>, WeLinkSecurityElement> &
        Partial<Options> &
        Listeners;
    }
  }
}
