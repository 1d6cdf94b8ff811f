// Modules that the build makes; `program.js` asks for them by these names.

/** What wasm-bindgen makes of `src/hosts/embedded.rs`. */
declare module '#program' {
  /** Without an argument, once it has started, for its exports. */
  export default function start(from?: {
    module_or_path: ArrayBuffer;
  }): Promise<WebAssembly.Exports & WebAssembly.ModuleImports>;

  export class EmbeddedPage {
    constructor(target: HTMLElement, options: object, loadRest: () => Promise<void>, build: string);
    update(goes: boolean): void;
    canLeave(): Promise<boolean>;
    unmount(): void;
    free(): void;
  }
}

/** Where the parts of the program are, and what they are. */
declare module '#parts' {
  interface Part {
    readonly url: URL;
    readonly integrity: string;
  }
  export const build: string;
  export const first: Part;
  export const rest: Part;
}
