// The module travels with its code in columns, which compress better: src/cli/wasm/columns.rs sorts it into them.

const CODE_SECTION = 10;

const OPCODES = 0xff;
const LOCALS = 0xfe;
const FIRST_OWN_OPCODE = 0xe0;
const OWN_OPCODES = 2;

const END = 0x0b;
const BR_TABLE = 0x0e;
const CALL_INDIRECT = 0x11;
const SELECT_OF_TYPE = 0x1c;
const LOCAL_GET = 0x20;
const LOCAL_TEE = 0x22;
const F32_CONST = 0x43;
const F64_CONST = 0x44;
const BULK = 0xfc;

// The opcodes with a number after them: blocks, branches, calls, variables, memory, integers, references.
const HAS_NUMBER = new Uint8Array(256);
for (const [first, last] of [[0x02, 0x04], [0x0c, 0x0e], [0x10, 0x11], [0x1c, 0x1c], [0x20, 0x42], [0xd0, 0xd0], [0xd2, 0xd2], [0xfc, 0xfc]]) {
  HAS_NUMBER.fill(1, first, last + 1);
}

// How many more follow the number that tells one bulk instruction from another.
const BULK_NUMBERS = '000000002121212111';

// How many bytes every length is written in.
const ROOM = 3;

// The module as it was before it was sorted.
export function woven(bytes) {
  // No byte becomes more than three.
  const module = new Uint8Array(3 * bytes.length);
  let size = 0;
  const copy = (from, to) => {
    module.set(bytes.subarray(from, to), size);
    size += to - from;
  };

  const write = (number) => {
    for (; number > 0x7f; number >>= 7) module[size++] = (number & 0x7f) | 0x80;
    module[size++] = number;
  };

  // Writes what another does, with its length before it.
  const measured = (other) => {
    const start = (size += ROOM);
    other();
    const length = size - start;
    const more = 0x80;
    module.set([(length & 0x7f) | more, ((length >> 7) & 0x7f) | more, length >> 14], start - ROOM);
  };

  // Where to read on in each column, and for what stands in none.
  const at = new Uint32Array(257);
  const SECTIONS = 256;

  const next = (column) => {
    const byte = bytes[at[column]++];
    // What servers send in place of a file that is missing must not keep us here for ever.
    if (byte === undefined) throw new Error('greater-bay-ip: the module is damaged');
    return byte;
  };

  // The LEB128 number that is next in a column, written too or not.
  const number = (column, isWritten = true) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = next(column);
      if (isWritten) module[size++] = byte;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };

  const functionBody = () => {
    // How many of which type.
    for (let left = 2 * number(LOCALS); left; left--) number(LOCALS);
    // Variables, the one named last before the others.
    const recent = [];
    const name = (rank) => {
      while (recent.length <= rank) recent.push(recent.length);
      const variable = recent[rank];
      recent.copyWithin(1, 0, rank);
      recent[0] = variable;
      write(variable);
    };
    for (let depth = 1; depth; ) {
      const opcode = next(OPCODES);
      const rank = opcode - FIRST_OWN_OPCODE;
      const isOwn = rank >= 0 && rank < OWN_OPCODES;
      module[size++] = isOwn ? LOCAL_GET : opcode;
      if (opcode === END) depth--;
      if (isOwn) name(rank);
      else if (opcode >= LOCAL_GET && opcode <= LOCAL_TEE) name(number(opcode, false));
      else if (opcode === F32_CONST || opcode === F64_CONST) {
        copy(at[opcode], (at[opcode] += opcode === F64_CONST ? 8 : 4));
      } else if (HAS_NUMBER[opcode]) {
        // An alignment, which is a hint.
        if (opcode >= 0x28 && opcode < 0x3f) module[size++] = 0;
        if (opcode < 0x05) depth++;
        const value = number(opcode);
        let more = 0;
        if (opcode === BR_TABLE) more = value + 1;
        else if (opcode === SELECT_OF_TYPE) more = value;
        else if (opcode === CALL_INDIRECT) more = 1;
        else if (opcode === BULK) more = BULK_NUMBERS[value];
        for (; more > 0; more--) number(opcode);
      }
    }
  };

  const code = () => {
    for (let left = number(SECTIONS); left; left--) measured(functionBody);
  };

  copy(0, (at[SECTIONS] = 8));
  while (at[SECTIONS] < bytes.length) {
    const start = at[SECTIONS];
    const section = next(SECTIONS);
    const end = number(SECTIONS, false) + at[SECTIONS];
    if (section) {
      copy(start, end);
    } else {
      // Past the name.
      at[SECTIONS] += 2;
      const lengths = Array.from({ length: 256 }, () => number(SECTIONS, false));
      let first = end;
      for (const column of lengths.keys()) at[OPCODES - column] = first -= lengths[OPCODES - column];
      module[size++] = CODE_SECTION;
      measured(code);
    }
    at[SECTIONS] = end;
  }
  return module.subarray(0, size);
}
