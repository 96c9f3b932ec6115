//! The published script: the glue and our element in one module, without what only its authors read.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::output::MARK;

/// Why a script cannot be published.
#[derive(Debug, thiserror::Error)]
#[error("the script is no valid module; correct www/{name}: {reason}")]
pub struct ScriptError {
    /// Its file.
    pub name: String,
    /// What the parser says, with the place.
    pub reason: String,
}

/// Joins wasm-bindgen's glue with the element's code, which calls the glue's functions by name.
pub fn joined(glue: &str, element: &str) -> Result<String, ScriptError> {
    minified(&format!("{}\n{}", part(glue), part(element)), MARK)
}

/// Modules as parts of a larger one: nobody imports from them, so what is not called can go.
fn part(modules: &str) -> String {
    let lines = modules.lines().filter(|line| !line.starts_with("export {") && !line.starts_with("import {"));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// A module that means the same in fewer bytes: short names, no comments, nothing that is never called. `name` is the file
/// that mistakes are to be corrected in.
pub fn minified(source: &str, name: &str) -> Result<String, ScriptError> {
    minified_as(SourceType::mjs(), source, name)
}

/// The same for a script that is no module and shares its names with the page's others: what it names stands in a
/// block of its own.
pub fn minified_classic(source: &str, name: &str) -> Result<String, ScriptError> {
    minified_as(SourceType::cjs(), &format!("{{\n{source}\n}}"), name)
}

fn minified_as(kind: SourceType, source: &str, name: &str) -> Result<String, ScriptError> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    if let Some(error) = parsed.errors.first() {
        return Err(ScriptError {
            name: name.to_owned(),
            reason: format!("{:?}", error.clone().with_source_code(source.to_owned())),
        });
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: true, ..MangleOptions::default() }),
        compress: Some(CompressOptions::default()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let codegen = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings);
    Ok(codegen.build(&program).code)
}
