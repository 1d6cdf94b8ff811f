// The names by which the generated JavaScript and the wasm know each other. wasm-bindgen puts a hash of 16 digits into
// each, 240 of them in both files, and digits like these cannot be compressed: measured, 5 KB of the page (brotli).

/**
 * A wasm module whose imports, the module they come from included, and exports have other names (WebAssembly core specification, 5.5).
 * @param {Uint8Array} wasm
 * @param {Readonly<Record<string, unknown>>} names from old to new; others stay
 * @returns {Uint8Array}
 */
export function renamed(wasm, names) {
  const HEADER = 8;
  const IMPORTS = 2;
  const EXPORTS = 7;
  /** @type {Uint8Array[]} */
  const parts = [wasm.subarray(0, HEADER)];
  const reader = new Reader(wasm, HEADER);
  while (!reader.done()) {
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    const section =
      id === IMPORTS ? imports(content, names) : id === EXPORTS ? exports(content, names) : content;
    parts.push(Uint8Array.of(id), number(section.length), section);
  }
  return joined(parts);
}

/** @param {Uint8Array} content @param {Readonly<Record<string, unknown>>} names */
function imports(content, names) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  /** @type {Uint8Array[]} */
  const parts = [number(count)];
  for (let at = 0; at < count; at += 1) {
    parts.push(text(changed(reader.text(), names)), text(changed(reader.text(), names)));
    const start = reader.at;
    skipDescription(reader);
    parts.push(content.subarray(start, reader.at));
  }
  return joined(parts);
}

/** @param {Uint8Array} content @param {Readonly<Record<string, unknown>>} names */
function exports(content, names) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  /** @type {Uint8Array[]} */
  const parts = [number(count)];
  for (let at = 0; at < count; at += 1) {
    parts.push(text(changed(reader.text(), names)));
    parts.push(Uint8Array.of(reader.byte()), number(reader.number()));
  }
  return joined(parts);
}

/** @param {string} name @param {Readonly<Record<string, unknown>>} names */
function changed(name, names) {
  const other = Object.hasOwn(names, name) ? names[name] : undefined;
  return typeof other === 'string' ? other : name;
}

/** What is imported: a function, a table, a memory or a global. @param {Reader} reader */
function skipDescription(reader) {
  const kind = reader.byte();
  if (kind === 0) reader.number();
  else if (kind === 1) {
    reader.byte();
    limits(reader);
  } else if (kind === 2) limits(reader);
  else if (kind === 3) reader.bytes(2);
  else throw new Error(`an import of kind ${kind} is not known`);
}

/** @param {Reader} reader */
function limits(reader) {
  const hasMaximum = reader.byte() & 1;
  reader.number();
  if (hasMaximum) reader.number();
}

/** LEB128. @param {number} value */
function number(value) {
  const bytes = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** @param {string} value */
function text(value) {
  const bytes = new TextEncoder().encode(value);
  return joined([number(bytes.length), bytes]);
}

/** @param {readonly Uint8Array[]} parts @returns {Uint8Array} */
function joined(parts) {
  return Buffer.concat(parts);
}

class Reader {
  /** @param {Uint8Array} content @param {number} at */
  constructor(content, at) {
    this.content = content;
    this.at = at;
  }

  done() {
    return this.at >= this.content.length;
  }

  byte() {
    const [byte] = this.bytes(1);
    if (byte === undefined) throw new Error('the module ends too soon');
    return byte;
  }

  /** @param {number} count */
  bytes(count) {
    const bytes = this.content.subarray(this.at, this.at + count);
    this.at += count;
    return bytes;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  text() {
    return new TextDecoder().decode(this.bytes(this.number()));
  }
}
