//! A module as it travels: its code in columns, one for what is given to each kind of instruction. Alike stands by
//! alike then, and compresses a tenth better; `www/columns.js` weaves the columns into code again.
//!
//! The module stays a sequence of sections. In the place of the code section stands a custom one, named by the byte
//! [`NAME`], with the length of each of the 256 columns and the number of functions, all as LEB128; then the columns.
//! Column [`OPCODES`] holds the first bytes of all instructions, column [`LOCALS`] what functions declare, and every
//! other column what follows the opcode of its number. Two things are said otherwise than in a module. Alignments of memory
//! instructions are hints, and left out. Variables are numbered by how recently they were named: 0 is the last one that
//! was; to read one of the first [`OWN_OPCODES`] is an opcode of its own.

use std::ops::Range;

use wasmparser::{BinaryReader, BinaryReaderError, FunctionBody, Parser, Payload};

/// The name of the section.
pub const NAME: u8 = b'c';

/// The column of opcodes; no instruction has that opcode.
pub const OPCODES: usize = 0xFF;

/// The column of declared variables; no instruction has that opcode.
pub const LOCALS: usize = 0xFE;

/// The first of the opcodes that no instruction has and that stand for reading a variable.
pub const FIRST_OWN_OPCODE: u8 = 0xE0;

/// How many variables can be read by an opcode of their own.
pub const OWN_OPCODES: usize = 2;

/// What the script writes lengths below: three bytes of LEB128.
const LONGEST: usize = 1 << 21;

const LOCAL_GET: u8 = 0x20;
const LOCAL_ACCESSES: Range<u8> = LOCAL_GET..0x23;
const MEMORY_ACCESSES: Range<u8> = 0x28..0x3F;

/// The prefixes of instructions the script cannot read: of vectors, threads and garbage collection.
const FOREIGN: Range<u8> = 0xFB..0xFF;
const BULK: u8 = 0xFC;

/// Why a module cannot travel so.
#[derive(Debug, thiserror::Error)]
pub enum ColumnsError {
    /// It is no module.
    #[error(transparent)]
    Invalid(#[from] BinaryReaderError),
    /// Its code is longer than the script has room to say.
    #[error(
        "the code is {0} bytes long, and www/columns.js writes lengths below {LONGEST}; give them more room there"
    )]
    TooLong(usize),
    /// It has instructions the script does not know.
    #[error(
        "instruction {opcode:#04x} at byte {at} is unknown to www/columns.js; teach it, or compile without that feature"
    )]
    Unknown {
        /// The first byte of the instruction.
        opcode: u8,
        /// Where it stands in the module.
        at: usize,
    },
}

/// The module with its code in columns.
///
/// # Errors
/// Where it is no module, or has instructions of features that browsers had to add to WebAssembly 2.0.
pub fn in_columns(module: &[u8]) -> Result<Vec<u8>, ColumnsError> {
    let mut columns = vec![Vec::new(); 256];
    let mut code = None;
    let mut count = 0;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionStart { range, .. } => code = Some(range),
            Payload::CodeSectionEntry(body) => {
                count += 1;
                sort(&body, module, &mut columns)?;
            }
            _ => {}
        }
    }
    let Some(code) = code else { return Ok(module.to_vec()) };
    // Lengths and alignments take at most a few bytes a function more than they did.
    if 2 * code.len() >= LONGEST {
        return Err(ColumnsError::TooLong(code.len()));
    }
    let mut section = vec![1, NAME];
    columns.iter().for_each(|column| write_number(column.len(), &mut section));
    write_number(count, &mut section);
    section.extend(columns.concat());

    // The length before the code takes as many bytes as it needs, and one byte before says what section it is.
    let mut length = Vec::new();
    write_number(code.len(), &mut length);
    let mut travelling = module[..code.start - length.len() - 1].to_vec();
    travelling.push(0);
    write_number(section.len(), &mut travelling);
    travelling.extend(section);
    travelling.extend(&module[code.end..]);
    Ok(travelling)
}

/// Appends what a function consists of to the columns.
fn sort(body: &FunctionBody, module: &[u8], columns: &mut [Vec<u8>]) -> Result<(), ColumnsError> {
    let mut instructions = body.get_operators_reader()?;
    let mut recent = Recent::default();
    let mut at = instructions.original_position();
    columns[LOCALS].extend(&module[body.range().start..at]);
    while !instructions.eof() {
        instructions.read()?;
        let end = instructions.original_position();
        let opcode = module[at];
        let mut given = BinaryReader::new(&module[at + 1..end], at + 1);
        if FOREIGN.contains(&opcode) && opcode != BULK || (FIRST_OWN_OPCODE..FOREIGN.start).contains(&opcode)
        {
            return Err(ColumnsError::Unknown { opcode, at });
        }
        at = end;
        if LOCAL_ACCESSES.contains(&opcode) {
            let rank = recent.rank(given.read_var_u32()? as usize);
            if opcode == LOCAL_GET && rank < OWN_OPCODES {
                columns[OPCODES].push(FIRST_OWN_OPCODE + rank as u8);
                continue;
            }
            write_number(rank, &mut columns[usize::from(opcode)]);
        } else if MEMORY_ACCESSES.contains(&opcode) {
            given.read_var_u32()?;
        }
        columns[OPCODES].push(opcode);
        columns[usize::from(opcode)].extend(given.read_bytes(given.bytes_remaining())?);
    }
    Ok(())
}

/// The variables of a function, the one named last before the others; those that never were, in their own order.
#[derive(Default)]
struct Recent(Vec<usize>);

impl Recent {
    /// How many variables were named more recently than this one, which is now.
    fn rank(&mut self, variable: usize) -> usize {
        self.0.extend(self.0.len()..=variable);
        let rank = self.0.iter().position(|&other| other == variable).unwrap_or_default();
        self.0[..=rank].rotate_right(1);
        rank
    }
}

/// Appends a number as unsigned LEB128.
fn write_number(mut number: usize, bytes: &mut Vec<u8>) {
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
