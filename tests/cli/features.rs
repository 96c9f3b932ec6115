use greater_bay_ip::cli::cargo;

#[test]
fn the_library_alone_needs_nothing_of_the_command_line() {
    let mut tree = cargo::cargo();
    // As it is for whoever depends on the library.
    tree.args(["tree", "--no-default-features", "--edges", "normal,build"]);
    let tree = cargo::answer(tree.args(["--prefix", "none", "--format", "{p}", "--offline"])).unwrap();
    assert!(tree.contains("plotters v"), "{tree}");
    for heavy in
        ["axum", "brotli", "clap", "lightningcss", "oxc", "rayon", "resvg", "tokio", "wasm-bindgen-cli"]
    {
        let found = tree.lines().find(|line| line.starts_with(heavy));
        assert_eq!(found, None, "`cargo tree --no-default-features` shows it");
    }
}
