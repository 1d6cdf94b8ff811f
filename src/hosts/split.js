// What the first part of the program imports to load the rest, in place of the module that the splitter writes.
import start from '#program';

export const imports = {
  /**
   * The host has loaded the rest before the program calls this: see `load_rest` in `src/state/host_bridge.rs`.
   * @param {number} callback the place in the table of a function that takes whether the rest is there
   * @param {number} data its first argument
   */
  async __wasm_split_load_rest(callback, data) {
    const { __indirect_function_table: table } = await start();
    /** @type {WebAssembly.Table} */ (table).get(callback)(data, true);
  },
};
