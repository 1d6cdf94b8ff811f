/**
 * For `import type {} from '@we-link/security-settings/vue'`: `<we-link-security>` in templates of Vue 3.
 *
 * Vue takes every attribute that begins with `on` for an event, so `onUnauthenticated` and `onInterrupted` are bound with
 * `.prop`.
 */
import type { DefineComponent } from 'vue';
import type { Events, Options } from './index.js';

type Listener<K extends keyof Events> = (event: CustomEvent<Events[K]>) => void;
type Capitalized<T extends string> = T extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Capitalized<Rest>}`
  : Capitalize<T>;
type Listeners = { readonly [K in keyof Events as `on${Capitalized<K>}`]?: Listener<K> };

declare module 'vue' {
  interface GlobalComponents {
    'we-link-security': DefineComponent<
      Omit<Partial<Options>, 'onUnauthenticated' | 'onInterrupted'> & Listeners
    >;
  }
}
