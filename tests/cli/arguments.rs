use super::{refuses, run};

#[test]
fn help_names_every_command() {
    let output = run(&["--help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    for command in ["serve", "build", "render", "check", "verify", "--port"] {
        assert!(help.contains(command), "{command} is not in: {help}");
    }
}

#[test]
fn unknown_arguments_are_refused() {
    refuses(&["--prot", "8080"], &["--prot", "--port"]);
    refuses(&["biuld"], &["biuld", "build"]);
    refuses(&["build", "--output", "dist"], &["--output", "--out"]);
    refuses(&["verify", "everything"], &["everything"]);
}

#[test]
fn meaningless_values_are_refused() {
    refuses(&["--port", "99999"], &["--port", "99999"]);
    refuses(&["render", "--chart", "x", "--out", "x.png", "--scale", "0"], &["--scale", "from 0.1 to 8"]);
    refuses(&["render", "--chart", "x", "--out", "x.png", "--width", "wide"], &["--width", "wide"]);
    refuses(&["render", "--chart", "x", "--out", "x.png", "--format", "gif"], &["gif", "svg", "png"]);
    refuses(&["render", "--chart", "x", "--out", "x.gif"], &["x.gif", ".svg", ".png", "--format"]);
}

#[test]
fn an_unknown_chart_is_refused() {
    refuses(&["render", "--chart", "pie", "--out", "x.svg"], &["“pie”", "--chart is one of"]);
}

#[test]
fn a_state_with_an_unknown_key_is_refused() {
    let state = ["render", "--chart", "rank", "--out", "x.svg", "--state", "plase=shenzhen"];
    refuses(&state, &["“plase”", "place, stage"]);
}

#[test]
fn what_cannot_be_drawn_as_asked_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("drawing.svg");
    let told = |chart: &str, state: &str| {
        let output =
            run(&["render", "--chart", chart, "--state", state, "--out", &file.display().to_string()]);
        assert_eq!(output.status.code(), Some(0), "{chart} {state}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(told("stock", "place=shenzhen"), "");
    assert!(told("rank", "place=foshan").contains("rank has nothing that matches"));
    assert!(told("stock", "place=atlantis").contains("“atlantis”"));
}
