//! Published scripts: each a module by itself, without what only its authors read.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Why a script cannot be published.
#[derive(Debug, thiserror::Error)]
#[error("the script is no valid module; correct www/{name}: {reason}")]
pub struct ScriptError {
    /// Its file.
    pub name: String,
    /// The line, counted from 1, where the parser knows it.
    pub line: Option<u64>,
    /// What the parser says, with the place.
    pub reason: String,
}

/// A module that means the same in fewer bytes: short names, no comments, nothing that is never called. `name` is the file
/// that mistakes are to be corrected in.
pub fn minified(source: &str, name: &str) -> Result<String, ScriptError> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        let label = error.labels.as_ref().and_then(|labels| labels.first());
        let line_of = |at: usize| 1 + source.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64;
        return Err(ScriptError {
            name: name.to_owned(),
            line: label.map(|label| line_of(label.offset())),
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
