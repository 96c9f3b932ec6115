//! The functions of a module in an order that compresses well: what looks alike stands side by side.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, ImportSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Import, ImportSectionReader, Parser, Payload,
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
}

impl Reordering {
    fn of(module: &[u8]) -> Result<Self, Error> {
        let (mut names, mut types, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
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
        Ok(Self { imported, own, positions })
    }
}

fn imports(section: ImportSectionReader<'_>) -> Result<Vec<Import<'_>>, wasmparser::BinaryReaderError> {
    section.into_imports().collect()
}

impl Reencode for Reordering {
    type Error = Infallible;

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
            utils::parse_function_body(self, section, bodies[function].clone())?;
        }
        Ok(())
    }
}
