use greater_bay_ip::query;
use greater_bay_ip::state::{Field, Repair, State, StateError, StatePatch};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::any_state;
use crate::matrix::state;

fn patched(before: &State, patch: Value) -> Result<(State, Vec<Repair>), StateError> {
    let patch: StatePatch = serde_json::from_value(patch).unwrap();
    before.patched(&patch)
}

/// The state a patch leads to from another, as an address.
#[track_caller]
fn leads_to(before: &str, patch: Value) -> String {
    let (state, repairs) = patched(&state(before), patch).unwrap();
    assert_eq!(repairs, []);
    query::written(&state)
}

/// Why a patch is refused.
#[track_caller]
fn refused(patch: Value) -> String {
    patched(&state("place=macao"), patch).unwrap_err().to_string()
}

#[test]
fn fields_that_are_left_out_stay() {
    let before = "place=macao&period-from=2012&layer=story&measure=share";
    assert_eq!(leads_to(before, json!({})), before);
    assert_eq!(
        leads_to(before, json!({ "stage": ["creation"] })),
        "place=macao&stage=creation&period-from=2012&layer=story&measure=share"
    );
    assert_eq!(
        leads_to(
            before,
            json!({ "place": ["shenzhen", "shenzhen", "china"], "period-to": "2020", "sort": "place" })
        ),
        "place=shenzhen,china&period-from=2012&period-to=2020&layer=story&measure=share&sort=place"
    );
}

#[test]
fn empty_lists_and_null_take_a_choice_back() {
    let before = "place=macao&period-from=2012&period-to=2020&layer=story&measure=share&scale=log";
    let patch = json!({ "place": [], "layer": [], "period-from": null, "period-to": null, "measure": null, "scale": null });
    assert_eq!(leads_to(before, patch), "");
}

#[test]
fn a_period_that_ends_before_it_begins_is_turned_round_and_told() {
    let (state, repairs) = patched(&state("period-to=2016"), json!({ "period-from": 2020 })).unwrap();
    assert_eq!(
        (query::written(&state).as_str(), repairs),
        ("period-from=2016&period-to=2020", vec![Repair::Swapped])
    );
}

#[test]
fn what_cannot_be_shown_is_refused_with_field_value_and_what_is_allowed() {
    for (patch, message) in [
        (json!(null), "null is no state; one is written as { place: ['shenzhen'], measure: 'share' }"),
        (json!(7), "7 is no state; one is written as { place: ['shenzhen'], measure: 'share' }"),
        (
            json!("place=macao"),
            "\"place=macao\" is no state; one is written as { place: ['shenzhen'], measure: 'share' }",
        ),
        (
            json!({ "city": ["macao"] }),
            "“city” is no field; the fields are place, stage, right, period-from, period-to, layer, measure, scale, sort",
        ),
        (json!({ "layer": ["story", "Story"] }), "layer: “Story” is not one of story, derived, context"),
        (json!({ "place": "macao" }), "place: \"macao\" is not a list of keys"),
        (json!({ "place": null }), "place: null is not a list of keys"),
        (json!({ "place": { "0": "macao" } }), "place: {…} is not a list of keys"),
        (json!({ "place": [7] }), "place: 7 is not a key"),
        (json!({ "place": [["macao"]] }), "place: [] is not a key"),
        (json!({ "measure": ["share"] }), "measure: [\"share\"] is not a key or null"),
        (json!({ "measure": "Share" }), "measure: “Share” is not one of counted, share, per-10000, index"),
        (json!({ "sort": 1 }), "sort: 1 is not a key or null"),
        (json!({ "period-to": true }), "period-to: true is not a year or null"),
    ] {
        assert_eq!(refused(patch), message);
    }
    let message = refused(json!({ "period-to": 2019.5 }));
    assert!(message.starts_with("period-to: “2019.5” is not one of 2009, "), "{message}");
    let message = refused(json!({ "place": ["atlantis"] }));
    assert!(
        message.starts_with("place: “atlantis” is not one of greater-bay-area, guangdong, "),
        "{message}"
    );
    // A cluster far away has figures here, but is not offered.
    assert!(refused(json!({ "place": ["tokyo-yokohama"] })).contains("“tokyo-yokohama” is not one of"));
}

#[test]
fn messages_stay_short_whatever_was_given() {
    let long = "x".repeat(100_000);
    for patch in [
        json!({ "place": [long] }),
        json!({ "measure": vec![&long; 1000] }),
        json!({ &long: 1 }),
        json!(long),
    ] {
        assert!(refused(patch).chars().count() < 700);
    }
}

/// What was read before, written by the program that had no typed state.
#[test]
fn a_state_is_written_and_read_as_ever() {
    for line in include_str!("element-state.txt").lines() {
        let (asked, written) = line.split_once('\t').unwrap();
        let state = state(asked);
        assert_eq!(serde_json::to_string(&state).unwrap(), written);
        assert_eq!(serde_json::from_str::<State>(written).unwrap(), state);
    }
}

/// Anything JSON can say, near to what is meant more often than not.
fn any_value() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (2000_u16..2030).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        super::any_control().prop_map(|(_, key)| Value::from(&*key)),
    ];
    single.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z-]{0,12}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_patch() -> impl Strategy<Value = Value> {
    let name =
        prop_oneof![prop::sample::select(Field::ALL).prop_map(|field| field.key().to_owned()), "\\PC{0,8}"];
    prop_oneof![
        prop::collection::hash_map(name, any_value(), 0..5)
            .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        any_value(),
    ]
}

proptest! {
    #[test]
    fn a_state_survives_its_way_to_scripts_and_back(before in any_state(), state in any_state()) {
        let written = serde_json::to_value(state).unwrap();
        prop_assert_eq!(serde_json::from_value::<State>(written.clone()).unwrap(), state);
        prop_assert_eq!(patched(&before, written).unwrap(), (state, Vec::new()));
    }

    #[test]
    fn nothing_a_host_can_write_panics_or_leads_to_what_has_no_address(before in any_state(), patch in any_patch()) {
        match patched(&before, patch.clone()) {
            Ok((state, _)) => prop_assert_eq!(query::read(&query::written(&state)), (state, Vec::new())),
            Err(error) => prop_assert!(!error.to_string().is_empty(), "{patch}"),
        }
    }
}
