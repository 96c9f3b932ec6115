use greater_bay_ip::dataset::Decimal;
use greater_bay_ip::format::{Numbers, Standing};
use greater_bay_ip::language::Language;
use serde_json::json;

use super::page::visit;

/// Numbers as they occur in the tables.
const NUMBERS: [&str; 10] = [
    "817000",
    "8524000",
    "13500",
    "1413",
    "27483",
    "200000000000",
    "14000000000000",
    "0.253",
    "116.9",
    "98.36",
];

/// The language of the browser that each of ours follows. Ours is the Portuguese of Portugal and Macao; the
/// browser takes “pt” for that of Brazil, which counts in thousands of millions otherwise.
const FOLLOWED: [(&str, &str); 4] =
    [("en", "en"), ("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("pt", "pt-PT")];

/// Where short numbers differ from the browser's on purpose: language, number, reason.
const EXCEPTIONS: [(&str, &str, &str); 10] = [
    ("en", "817000", THOUSANDS),
    ("en", "13500", THOUSANDS),
    ("en", "1413", THOUSANDS),
    ("en", "27483", THOUSANDS),
    ("zh-Hans", "27483", DIGITS),
    ("zh-Hant", "27483", DIGITS),
    (
        "zh-Hant",
        "14000000000000",
        "Hong Kong and Macao say 萬億; 兆 is Taiwan’s word, and a million elsewhere",
    ),
    ("pt", "13500", DIGITS),
    ("pt", "1413", DIGITS),
    ("pt", "27483", DIGITS),
];

const THOUSANDS: &str = "newspapers write thousands in digits";
const DIGITS: &str = "a word that costs a digit, or more decimals than are easily read, is not used";

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// All spaces alike: which of them does not break is a matter of setting.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn numbers_are_written_as_the_browser_writes_them() {
    visit("/", |page| {
        let mut differences = Vec::new();
        for (ours, theirs) in FOLLOWED {
            let language = Language::find(ours).unwrap();
            let numbers = Numbers::of(&language);
            let written = page.run_with(
                "const [tag, numbers] = given;
                 // Four digits beside 万 and 亿 are written as those are.
                 const useGrouping = tag.startsWith('zh') ? 'min2' : 'auto';
                 const in_full = new Intl.NumberFormat(tag, { maximumFractionDigits: 3, useGrouping });
                 const long = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 };
                 const in_short = new Intl.NumberFormat(tag, long);
                 const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
                 return numbers.map(Number).map((n) => [in_full.format(n), in_short.format(n), percent.format(n)])",
                json!([theirs, NUMBERS]),
            );
            let written: Vec<[String; 3]> = serde_json::from_value(written).unwrap();
            for (text, [full, short, percent]) in NUMBERS.into_iter().zip(written) {
                let number = number(text);
                let mut compare = |kind: &str, mine: String, its: &str| {
                    let (mine, its) = (spaced(&mine), spaced(its));
                    let meant = EXCEPTIONS.iter().position(|&(tag, of, _)| (tag, of) == (ours, text));
                    if let (Some(exception), "short") = (meant, kind) {
                        if mine == its {
                            differences.push(format!("no exception any more: {:?}", EXCEPTIONS[exception]));
                        }
                        return;
                    }
                    if mine != its {
                        differences.push(format!("{ours} {kind} {text}: {mine:?}, in the browser {its:?}"));
                    }
                };
                compare("full", numbers.full(number), &full);
                compare("short", numbers.short(number, Standing::Alone), &short);
                if number.to_f64() < 1.0 {
                    compare("percent", numbers.percent(number), &percent);
                }
            }
        }
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    });
}
