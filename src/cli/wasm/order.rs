//! The functions of a module in an order that compresses well: what looks alike stands side by side.

use std::cmp::Reverse;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, ImportSection, Instruction, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Import, ImportSectionReader, Operator,
    OperatorsReader, Parser, Payload,
};

/// The same module, its functions by their type and then by their code, those of the script by their names.
///
/// # Errors
/// Where the module is none.
pub fn by_likeness(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut reordered = Module::new();
    Reordering::of(module)?.parse_core_module(&mut reordered, Parser::new(0), module)?;
    Ok(reordered.finish())
}

struct Reordering {
    /// The present positions of the imported functions, in their new order.
    imported: Vec<usize>,
    /// The present positions of the module's own functions among themselves, in their new order.
    own: Vec<usize>,
    /// The new position of each function.
    positions: Vec<u32>,
    /// How many parameters each of the module's own functions takes.
    parameters: Vec<usize>,
    /// The variables of the function that is being written.
    locals: Locals,
}

impl Reordering {
    fn of(module: &[u8]) -> Result<Self, Error> {
        let (mut names, mut signatures, mut types, mut bodies) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        signatures.push(ty?.params().len());
                    }
                }
                Payload::ImportSection(section) => {
                    names = imports(section)?.iter().map(|import| import.name).collect()
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<Vec<u32>, _>>()?
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut imported: Vec<usize> = (0..names.len()).collect();
        imported.sort_by_key(|&import| (names[import].len(), names[import]));
        let mut own: Vec<usize> = (0..bodies.len()).collect();
        own.sort_by_key(|&function| (types[function], bodies[function]));
        let mut positions = vec![0; imported.len() + own.len()];
        let all = imported.iter().copied().chain(own.iter().map(|function| imported.len() + function));
        for (position, function) in (0..).zip(all) {
            positions[function] = position;
        }
        let parameters = types.iter().map(|&ty| signatures[ty as usize]).collect();
        Ok(Self { imported, own, positions, parameters, locals: Locals::default() })
    }
}

fn imports(section: ImportSectionReader<'_>) -> Result<Vec<Import<'_>>, wasmparser::BinaryReaderError> {
    section.into_imports().collect()
}

/// The variables of a function, those of each type by how often they are used: alike code then names alike numbers.
#[derive(Default)]
struct Locals {
    /// The new number of each.
    numbers: Vec<u32>,
}

impl Locals {
    fn of(parameters: usize, body: &FunctionBody<'_>) -> Result<Self, Error> {
        let mut numbers: Vec<u32> = (0..parameters as u32).collect();
        let mut groups = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, _) = group?;
            groups.push(numbers.len()..numbers.len() + count as usize);
            numbers.extend(numbers.len() as u32..numbers.len() as u32 + count);
        }
        let mut uses = vec![0_u32; numbers.len()];
        for operator in body.get_operators_reader()? {
            if let Operator::LocalGet { local_index }
            | Operator::LocalSet { local_index }
            | Operator::LocalTee { local_index } = operator?
            {
                uses[local_index as usize] += 1;
            }
        }
        for group in groups {
            let mut most_used: Vec<usize> = group.clone().collect();
            most_used.sort_by_key(|&local| Reverse(uses[local]));
            for (number, local) in group.zip(most_used) {
                numbers[local] = number as u32;
            }
        }
        Ok(Self { numbers })
    }
}

impl Reencode for Reordering {
    type Error = Infallible;

    fn parse_instruction<'a>(&mut self, reader: &mut OperatorsReader<'a>) -> Result<Instruction<'a>, Error> {
        let instruction = utils::parse_instruction(self, reader)?;
        let renumbered = |local: u32| self.locals.numbers[local as usize];
        Ok(match instruction {
            Instruction::LocalGet(local) => Instruction::LocalGet(renumbered(local)),
            Instruction::LocalSet(local) => Instruction::LocalSet(renumbered(local)),
            Instruction::LocalTee(local) => Instruction::LocalTee(renumbered(local)),
            other => other,
        })
    }

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.positions[function as usize])
    }

    fn parse_import_section(
        &mut self,
        section: &mut ImportSection,
        old: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        let old = imports(old)?;
        for import in self.imported.clone() {
            self.parse_import(section, old[import])?;
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        old: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = old.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.own {
            section.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        old: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = old.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for function in self.own.clone() {
            let body = bodies[function].clone();
            self.locals = Locals::of(self.parameters[function], &body)?;
            utils::parse_function_body(self, section, body)?;
        }
        Ok(())
    }
}
