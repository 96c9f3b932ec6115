use greater_bay_ip::cli::script::{joined, stripped};

#[test]
fn comments_indentation_and_blank_lines_go() {
    let source = "// licence\n\n/** Says\n * hello. */\nexport function hello() {\n    return 1; // one\n\n    /* two */ return 2;\n}\n";
    assert_eq!(stripped(source), "export function hello() {\nreturn 1;\nreturn 2;\n}\n");
}

#[test]
fn text_that_looks_like_a_comment_stays() {
    for source in [
        "a = 'http://x'; b = \"/* no */\"; c = 'it\\'s // here';\n",
        "a = `line // one\n    line /* two */\n\n  three`;\n",
        "a = `${ b ? `  // ${'}'} \\` ` : { c: `/*` }.c } // kept`;\n",
        "a = /[/*]\\/\\/`/.test(b) && /'/.test(c);\n",
        "return /\\s+\"/g;\n",
        "a = (b + c) / d / e; f = g[0] / 2; h = `x` / 'y';\n",
    ] {
        assert_eq!(stripped(source), source);
    }
}

#[test]
fn line_breaks_that_end_statements_stay() {
    assert_eq!(stripped("a = b /* one\n two */ (c)\n"), "a = b\n(c)\n");
    assert_eq!(stripped("return/**/a\n"), "return a\n");
    assert_eq!(stripped("a = b // say\nc()\n"), "a = b\nc()\n");
}

#[test]
fn unfinished_scripts_are_read_to_their_end() {
    for source in ["", "'", "`", "`${", "/*", "//", "a = /", "\\", "'\\", "}", "}}}} 'a", "`${}}`"] {
        stripped(source);
    }
}

#[test]
fn the_glue_comes_before_the_element() {
    assert_eq!(joined("// glue\nlet a;\n\n", "  a = 1;"), "let a;\na = 1;\n");
}
