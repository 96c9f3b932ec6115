use greater_bay_ip::dataset::{BAKED, Dataset, Figure};
use serde_json::{Value, json};

#[test]
fn a_dataset_is_read_as_it_was_written() {
    let written = json!(BAKED).to_string();
    let read: Dataset = serde_json::from_str(&written).unwrap();
    assert_eq!(read, BAKED);
}

#[test]
fn what_is_not_of_this_build_is_refused() {
    let written = json!(BAKED.figures()[0]);
    for (field, value) in [
        ("metric", json!("moonbeams")),
        ("place", json!(7)),
        ("period", json!("2025-13")),
        ("value", json!("8,524")),
        ("note", json!(60_000)),
    ] {
        let mut changed = written.clone();
        changed[field] = value;
        assert!(serde_json::from_value::<Figure>(changed).is_err(), "{field}");
    }
    assert!(serde_json::from_value::<Dataset>(Value::Null).is_err());
}
