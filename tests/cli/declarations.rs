use greater_bay_ip::cli::declarations::types;

/// The declaration of a type.
fn declaration(name: &str) -> String {
    let types = types();
    let start = types.find(&format!("export type {name} = ")).unwrap();
    types[start..].split_inclusive("\n\n").next().unwrap().to_owned()
}

#[test]
fn types_are_those_of_the_program() {
    insta::assert_snapshot!(["State", "PartialState", "Origin", "Figure"].map(declaration).concat());
}

#[test]
fn only_what_is_offered_can_be_chosen() {
    let chosen = declaration("PlaceKey");
    assert!(chosen.contains("| 'macao-zhuhai'") && !chosen.contains("tokyo"), "{chosen}");
    assert!(declaration("FigurePlace").contains("| 'tokyo-yokohama'"));
    assert_eq!(
        declaration("MeasureKey").trim(),
        "export type MeasureKey = \n  | 'counted'\n  | 'share'\n  | 'per-10000'\n  | 'index';"
    );
}
