use greater_bay_ip::cli::script::{joined, minified};

#[test]
fn comments_spaces_and_long_names_go() {
    let source = "// licence\n/** Says\n * hello. */\nconst greeting = 'hello';\nself.say = (name) => {\n    return [greeting, name];\n};\n";
    let script = minified(source, "a.js").unwrap();
    assert!(script.len() < 50 && script.contains("hello") && script.contains("self.say"), "{script}");
}

#[test]
fn what_is_looked_up_by_name_keeps_it() {
    let source = "class Element extends HTMLElement { static #owner; setState(state) { Element.#owner = state.place } }
                  customElements.define('an-element', Element)";
    let script = minified(source, "a.js").unwrap();
    for name in ["HTMLElement", "setState", ".place", "customElements.define", "an-element"] {
        assert!(script.contains(name), "{name} is not in {script}");
    }
}

#[test]
fn what_the_glue_exports_is_dropped_unless_the_element_calls_it() {
    let glue = "export class Graphic { draw() { return 'drawn' } }\nfunction init() { return 'begun' }\nfunction initSync() { return 'at once' }\nexport { initSync, init as default };\n";
    let script = joined(glue, "self.run = () => [init(), new Graphic()]").unwrap();
    assert!(script.contains("begun") && script.contains("drawn"), "{script}");
    assert!(!script.contains("at once") && !script.contains("export"), "{script}");
}

#[test]
fn a_script_that_cannot_be_read_is_refused() {
    let error = minified("const a = ;", "element.js").unwrap_err().to_string();
    assert!(error.contains("www/element.js") && error.contains("Unexpected token"), "{error}");
}
