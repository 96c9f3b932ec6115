//! The functions of a module in an order that compresses well: what looks alike stands side by side.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module, its functions by their type and then by their code.
///
/// # Errors
/// Where the module is none.
pub fn by_likeness(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut reordered = Module::new();
    Reordering::of(module)?.parse_core_module(&mut reordered, Parser::new(0), module)?;
    Ok(reordered.finish())
}

struct Reordering {
    /// How many functions are imported: they stand before all others and stay where they are.
    imported: usize,
    /// The present positions of the module's own functions, in their new order.
    order: Vec<usize>,
    /// The new position of each of the module's own functions.
    positions: Vec<u32>,
}

impl Reordering {
    fn of(module: &[u8]) -> Result<Self, Error> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut order: Vec<usize> = (0..bodies.len()).collect();
        order.sort_by_key(|&function| (types[function], bodies[function]));
        let mut positions = vec![0; order.len()];
        for (position, &function) in (0..).zip(&order) {
            positions[function] = position;
        }
        Ok(Self { imported, order, positions })
    }
}

impl Reencode for Reordering {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = (function as usize).checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.imported as u32 + self.positions[own]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for function in self.order.clone() {
            utils::parse_function_body(self, code, bodies[function].clone())?;
        }
        Ok(())
    }
}
