use greater_bay_ip::cli::script::minified;

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
fn what_modules_export_and_import_keeps_its_name() {
    let source = "import { given } from './other.js';\nconst doubled = (number) => given(number) * 2;\nexport { doubled };\n";
    let script = minified(source, "a.js").unwrap();
    for words in ["given", "./other.js", "as doubled"] {
        assert!(script.contains(words), "{words} is not in {script}");
    }
}

#[test]
fn a_script_that_cannot_be_read_is_refused() {
    let error = minified("const a = ;", "element.js").unwrap_err().to_string();
    assert!(error.contains("www/element.js") && error.contains("Unexpected token"), "{error}");
}
