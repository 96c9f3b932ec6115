//! What module and glue call each other by: short names, what is alike side by side, nothing that is not called.

use std::collections::HashMap;

use walrus::Module;

/// Shortens the names of imports and exports in a module and in its glue; `None` where the glue has another form.
///
/// wasm-bindgen's own are long, and end in hashes that no compression can shorten.
pub fn shorten(module: &mut Module, glue: &str) -> Option<String> {
    let glue = shorten_imports(module, glue)?;
    Some(shorten_exports(module, glue))
}

/// The glue holds the imports as functions of an object: `name: function(…) {…},`, each from a line of its own on.
fn shorten_imports(module: &mut Module, glue: &str) -> Option<String> {
    let (head, object) = glue.split_once("__proto__: null,\n")?;
    let (object, tail) = object.split_once("\n};\n")?;
    let mut functions: Vec<(String, &str)> = Vec::new();
    for line in object.lines() {
        match line.split_once(": function(") {
            Some((name, code)) => functions.push((code.to_owned(), name.trim_start())),
            None => functions.last_mut()?.0 += &format!("\n{line}"),
        }
    }
    functions.retain(|(_, name)| module.imports.iter().any(|import| import.name == *name));
    functions.sort_unstable();
    let mut shortened = format!("{head}__proto__: null,\n");
    let mut names = HashMap::new();
    for (index, (code, name)) in functions.into_iter().enumerate() {
        let short = format!("i{index}");
        shortened += &format!("{short}: function({code}\n");
        names.insert(name, short);
    }
    for import in module.imports.iter_mut() {
        import.name = names.remove(&*import.name)?;
    }
    Some(shortened + "};\n" + tail)
}

/// The glue without what frees objects that scripts forget, or at the end of a `using` block: ours frees its own.
pub fn without_registry(glue: &str) -> String {
    let mut kept = String::new();
    // A declaration ends with the first line that ends in a semicolon.
    let mut is_declaration = false;
    for line in glue.lines() {
        is_declaration |= line.starts_with("const ") && line.contains("Finalization = ");
        if !is_declaration && !line.contains("Finalization.") && !line.starts_with("if (Symbol.dispose)") {
            kept += line;
            kept.push('\n');
        }
        is_declaration &= !line.ends_with(';');
    }
    kept
}

/// The glue calls exports as `wasm.name`.
fn shorten_exports(module: &mut Module, mut glue: String) -> String {
    let mut exports: Vec<&mut walrus::Export> = module.exports.iter_mut().collect();
    // Of two names of which one begins with the other, the longer one first.
    exports.sort_by_key(|export| std::cmp::Reverse(export.name.len()));
    for (index, export) in exports.into_iter().enumerate() {
        let short = format!("e{index}");
        glue = glue.replace(&format!("wasm.{}", export.name), &format!("wasm.{short}"));
        export.name = short;
    }
    glue
}
