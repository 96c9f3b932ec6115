use greater_bay_ip::dataset::Layer;

use super::{append, edit, files, mistake, only, report, validated};

const STORY: &str = "story.csv";

#[test]
fn the_real_tables_pass() {
    let editorial = validated(&files()).unwrap_or_else(|report| panic!("{report}"));
    let count = |layer| editorial.figures.iter().filter(|figure| figure.layer == layer).count();
    assert_eq!([Layer::Story, Layer::Derived, Layer::Context].map(count), [27, 4, 204]);
}

#[test]
fn an_unknown_place() {
    assert_eq!(
        mistake(STORY, "10000,zhuhai,", "10000,zhuhia,"),
        "src/data/story.csv:11: column \"place\": found \"zhuhia\", expected a key from src/data/places.csv; \
         did you mean \"zhuhai\"?"
    );
    let far = mistake(STORY, "10000,zhuhai,", "10000,atlantis,");
    assert!(far.ends_with("found \"atlantis\", expected a key from src/data/places.csv"), "{far}");
}

#[test]
fn an_unknown_metric() {
    assert_eq!(
        mistake(STORY, "focus-areas,", "focus-area,"),
        "src/data/story.csv:13: column \"metric\": found \"focus-area\", expected a key from src/data/metrics.csv; \
         did you mean \"focus-areas\"?"
    );
}

#[test]
fn an_unknown_source() {
    assert_eq!(
        mistake("context.csv", "application,cinic-2024,", "application,cinic-2042,"),
        "src/data/context.csv:158: column \"source\": found \"cinic-2042\", expected a key from \
         src/data/sources.csv; did you mean \"cinic-2024\"?"
    );
}

#[test]
fn an_unknown_qualifier() {
    assert_eq!(
        mistake(STORY, "yuan,over,context", "yuan,ovr,context"),
        "src/data/story.csv:24: column \"qualifier\": found \"ovr\", expected one of \"exact\", \"about\", \"over\", \
         \"nearly\", \"below\", \"thousands\"; did you mean \"over\"?"
    );
}

#[test]
fn an_unknown_stage() {
    let text = mistake(STORY, "measures,exact,protection", "measures,exact,protecting");
    assert!(
        text.starts_with("src/data/story.csv:27: column \"stage\": found \"protecting\", expected one of"),
        "{text}"
    );
    assert!(text.ends_with("did you mean \"protection\"?"), "{text}");
}

#[test]
fn an_unknown_note() {
    let text = mistake(STORY, ",national-level", ",nation-level");
    assert!(
        text.starts_with("src/data/story.csv:25: column \"note\": found \"nation-level\", expected a note"),
        "{text}"
    );
    assert!(text.ends_with("did you mean \"national-level\"?"), "{text}");
}

#[test]
fn two_units_for_a_metric() {
    assert_eq!(
        mistake(STORY, "817000,patents", "817000,trademarks"),
        "src/data/story.csv:4: column \"unit\": found \"trademarks\", expected \"patents\", the unit of \
         \"valid-invention-patents\" in src/data/metrics.csv; a metric has one unit"
    );
}

#[test]
fn a_share_above_one() {
    assert_eq!(
        mistake(STORY, "0.253", "25.3"),
        "src/data/story.csv:19: column \"value\": found \"25.3\", expected a share between 0 and 1: a quarter is \"0.25\""
    );
    assert!(mistake(STORY, "0.253", "-0.253").contains("a share between 0 and 1"));
}

#[test]
fn a_rank_that_is_none() {
    for rank in ["0", "1.5", "-1"] {
        assert_eq!(
            mistake(STORY, "2025,1,rank", &format!("2025,{rank},rank")),
            format!(
                "src/data/story.csv:2: column \"value\": found \"{rank}\", expected a rank: a whole number from 1"
            )
        );
    }
}

#[test]
fn a_number_in_the_wrong_form() {
    for value in ["\"1,413\"", "1.4e3", "1413 deals", "１４１３", "33509999999.9999961234"] {
        let text = mistake(STORY, ",1413,", &format!(",{value},"));
        let found = value.trim_matches('"');
        assert!(
            text.starts_with(&format!("src/data/story.csv:18: column \"value\": found {found:?}, ")),
            "{text}"
        );
        assert!(text.contains("expected a number of at most 18 digits such as \"98.36\""), "{text}");
    }
    let below = mistake(STORY, "817000", "-817000");
    assert!(below.ends_with("expected a number that is not below 0"), "{below}");
}

#[test]
fn a_number_where_only_a_word_is_known() {
    let missing = mistake(STORY, ",817000,", ",,");
    assert_eq!(
        missing,
        "src/data/story.csv:4: column \"value\": found nothing, expected a number; only the qualifier \"thousands\" \
         goes without one"
    );
    let invented = mistake(STORY, "31,,technologies", "31,5000,technologies");
    assert!(
        invented
            .starts_with("src/data/story.csv:17: column \"value\": found \"5000\", expected an empty field")
    );
}

#[test]
fn a_duplicate() {
    let mut twice = files();
    append(
        &mut twice,
        STORY,
        "focus-areas,greater-bay-area,told-2025-10-31,6,areas,exact,management,article,",
    );
    assert_eq!(
        only(&twice),
        "src/data/story.csv:29: column \"period\": found the figure \"focus-areas@greater-bay-area@told-2025-10-31\" again, \
         expected it once; it already stands in src/data/story.csv:13: remove one of the two"
    );
    let mut across = files();
    append(
        &mut across,
        "context.csv",
        "valid-trademarks,greater-bay-area,2025-06,1,trademarks,exact,creation,cer-2022,",
    );
    let text = only(&across);
    assert!(text.starts_with("src/data/context.csv:206:") && text.contains("src/data/story.csv:5"), "{text}");
}

#[test]
fn a_period_that_does_not_parse() {
    for period in ["2025-13", "H1-2025", "2025/2021", "autumn", ""] {
        let text = mistake(STORY, "2021/2025", period);
        assert!(
            text.starts_with(&format!("src/data/story.csv:24: column \"period\": found {period:?}, ")),
            "{text}"
        );
        assert!(text.contains("expected a period such as \"2025\", \"2025-06\", \"2025-H1\""), "{text}");
    }
}

#[test]
fn a_row_in_the_wrong_table() {
    let text = mistake(STORY, "aspects,exact,management,article", "aspects,exact,management,cer-2022");
    assert!(
        text.starts_with(
            "src/data/story.csv:28: column \"source\": found \"cer-2022\", expected \"article\""
        ),
        "{text}"
    );
    let text = mistake("context.csv", "cri-2019", "article");
    assert!(text.starts_with("src/data/context.csv:35: column \"source\": found \"article\", "), "{text}");
    assert!(text.ends_with("what the article states belongs in story.csv"), "{text}");
    let text = mistake(
        "derived.csv",
        "109,items-per-demand,about,application,derived",
        "109,items-per-demand,about,application,article",
    );
    assert!(
        text.starts_with(
            "src/data/derived.csv:5: column \"source\": found \"article\", expected \"derived\""
        ),
        "{text}"
    );
}

#[test]
fn arithmetic_that_does_not_come_out() {
    assert_eq!(
        mistake("derived.csv", "5585", "5586"),
        "src/data/derived.csv:2: column \"value\": found 5586, expected 5585, the result of 1413 / 0.253; correct the \
         value or the arithmetic"
    );
    assert_eq!(
        mistake(STORY, "H1,13500", "H1,13600"),
        "src/data/derived.csv:3: column \"value\": found 10385, expected 10462, the result of 13600 / (1 + 0.3); \
         correct the value or the arithmetic"
    );
    let rounded = mistake("derived.csv", "28500000", "28600000");
    assert!(rounded.contains("found 28600000, expected 28500000"), "{rounded}");
    let below = mistake("derived.csv", "10385", "10384");
    assert!(below.contains("found 10384, expected 10385"), "{below}");
}

/// What follows from bounds is bound as logic says, and in no other way.
#[test]
fn a_qualifier_that_does_not_follow() {
    for (row, right, wrongs) in [
        ("28500000,yuan,", "over", ["about", "exact", "nearly"]),
        ("109,items-per-demand,", "about", ["over", "exact", "below"]),
        ("10385,applications,", "below", ["about", "over", "nearly"]),
        ("5585,transactions,", "about", ["over", "below", "nearly"]),
    ] {
        for wrong in wrongs {
            let text = mistake("derived.csv", &format!("{row}{right}"), &format!("{row}{wrong}"));
            assert!(text.contains(&format!("column \"qualifier\": found \"{wrong}\", expected")), "{text}");
            assert!(text.contains(&format!("\"{right}\"")), "{text}");
        }
    }
}

#[test]
fn a_part_of_what_comes_in_wholes() {
    for (table, whole, parts) in [
        (STORY, ",1413,transactions", ",1.413,transactions"),
        (STORY, ",817000,patents", ",817.000,patents"),
        ("context.csv", ",33510000000,us-dollars", ",33.510,us-dollars"),
    ] {
        let text = mistake(table, whole, parts);
        assert!(text.contains("expected a whole number: a point is no separator of thousands"), "{text}");
    }
}

#[test]
fn zeros_at_the_end_only_fill_up() {
    for (value, passes) in [
        ("28000000", true),
        ("28570000", true),
        ("28571428", true),
        ("29000000", false),
        ("28571429", false),
        ("28571429.0", false),
    ] {
        let mut files = files();
        edit(&mut files, "derived.csv", "28500000", value);
        assert_eq!(report(&files).is_empty(), passes, "{value}");
    }
}

#[test]
fn arithmetic_that_says_nothing() {
    let derived = "derived.csv";
    let text = mistake(derived, "-31 / technical", "-31 ÷ technical");
    assert!(
        text.starts_with("src/data/derived.csv:5: column \"arithmetic\": found \"patent-information"),
        "{text}"
    );
    assert!(text.contains("expected \"METRIC@PLACE@PERIOD / METRIC@PLACE@PERIOD\" or"), "{text}");
    let text = mistake(derived, "/ ip-pledge-enterprises@shenzhen", "/ ip-pledge-enterprise@shenzhen");
    assert!(text.starts_with(
        "src/data/derived.csv:4: column \"arithmetic\": found \"ip-pledge-enterprise@shenzhen@told-2025-10-31\""
    ));
    assert!(text.ends_with("did you mean \"ip-pledge-enterprises@shenzhen@told-2025-10-31\"?"), "{text}");
    let text = mistake(
        derived,
        "(1 + pct-applications-growth@greater-bay-area@2025-H1)",
        "pct-applications-growth@greater-bay-area@2025-H1",
    );
    assert!(text.contains("expected \"/ (1 + …)\" with a metric of the basis \"growth\""), "{text}");
    let text = mistake(
        derived,
        "/ technical-demands-released@guangdong@told-2025-10-31",
        "/ patents-transformed-by-open-models@guangdong@told-2025-10-31",
    );
    assert!(text.ends_with("expected a figure of story.csv or context.csv that has a number"), "{text}");
    let text = mistake(
        derived,
        "/ technical-demands-released@guangdong@told-2025-10-31",
        "/ patent-information-per-demand@guangdong@told-2025-10-31",
    );
    assert!(text.ends_with("expected a figure of story.csv or context.csv that has a number"), "{text}");
}

#[test]
fn several_mistakes_are_reported_together_and_in_order() {
    let mut files = files();
    edit(&mut files, "places.csv", "zhuhai,city,zhuhai", "zhuhai,town,zhuhai");
    edit(&mut files, "messages/pt.toml", "macao = \"Macau\"\n", "");
    edit(&mut files, STORY, "817000,patents,exact", "817000,items,precise");
    edit(&mut files, STORY, "0.253", "2.53");
    edit(&mut files, "derived.csv", ",109,", ",111,");
    edit(&mut files, "context.csv", "china,2023,17000", "chyna,2032-,17000");
    let spots: Vec<String> =
        report(&files).iter().map(|line| line.split(": found").next().unwrap().to_owned()).collect();
    assert_eq!(
        spots,
        [
            "src/data/places.csv:6: column \"kind\"",
            "src/data/messages/pt.toml: message \"place.macao\"",
            "src/data/story.csv:4: column \"unit\"",
            "src/data/story.csv:4: column \"qualifier\"",
            "src/data/story.csv:19: column \"value\"",
            "src/data/context.csv:158: column \"place\"",
            "src/data/context.csv:158: column \"period\"",
            "src/data/derived.csv:5: column \"value\"",
        ]
    );
}

const EVENTS: &str = "events.csv";

#[test]
fn an_event_that_says_nothing() {
    let text = mistake(EVENTS, "article,event-recommendations", "article,");
    assert_eq!(
        text,
        "src/data/events.csv:6: column \"note\": found nothing, expected the key of a note that says what happened"
    );
    let text = mistake(EVENTS, "event-recommendations", "event-recomendations");
    assert!(text.ends_with("did you mean \"event-recommendations\"?"), "{text}");
    let text = mistake(EVENTS, "event-recommendations", "event-press-conference");
    assert_eq!(
        text,
        "src/data/events.csv:7: column \"note\": found the event \"event-press-conference\" again, expected it once; \
         it already stands in src/data/events.csv:6: remove one of the two"
    );
}

#[test]
fn an_event_at_no_time_or_place() {
    let text = mistake(EVENTS, "2025-10-28", "2025-10-32");
    assert!(
        text.starts_with("src/data/events.csv:6: column \"period\": found \"2025-10-32\", expected a period"),
        "{text}"
    );
    let text = mistake(EVENTS, "china,", "chyna,");
    assert!(text.ends_with("did you mean \"china\"?"), "{text}");
}

#[test]
fn an_event_of_the_wrong_layer() {
    let row = "2025-10-28,management,story,article";
    for (wrong, column, expected) in [
        ("story,cri-2019", "source", "\"article\", as for every event of the layer \"story\""),
        ("context,article", "source", "another source; what the article tells is of the layer \"story\""),
        ("derived,article", "layer", "\"story\" or \"context\"; nothing happens by arithmetic"),
    ] {
        let text = mistake(EVENTS, row, &format!("2025-10-28,management,{wrong}"));
        assert!(text.starts_with(&format!("src/data/events.csv:6: column {column:?}: found ")), "{text}");
        assert!(text.ends_with(&format!("expected {expected}")), "{text}");
    }
}

#[test]
fn an_event_among_the_figures() {
    let mut files = files();
    append(&mut files, STORY, "event,china,2025,1,event,exact,management,article,");
    assert_eq!(
        only(&files),
        "src/data/story.csv:29: column \"metric\": found \"event\", expected a metric that counts something; what \
         happened belongs in events.csv"
    );
}
