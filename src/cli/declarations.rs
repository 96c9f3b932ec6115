//! The types of the script interface for TypeScript, written from the tables they describe.

use std::fmt::Write as _;

use crate::charts::CHARTS;
use crate::dataset::{Layer, Metric, PACKS, Place, Qualifier, Right, Stage, Unit};
use crate::state::{Field, YEARS};

/// The declarations of the package.
pub fn types() -> String {
    let mut text = String::from("// Written by the build from the tables of the infographic.\n\n");
    for field in Field::ALL.iter().copied().filter(|field| !field.is_bound()) {
        let keys: Vec<_> = field.choices().map(|choice| choice.key()).collect();
        let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
        union(&mut text, &key_type(field), &format!("What `{}` can be answered with.", field.key()), &keys);
    }
    fn keys<T: Copy>(all: &[T], key: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|&one| key(one)).collect()
    }
    let charts: Vec<&str> = CHARTS.iter().map(|chart| chart.key).collect();
    let tags: Vec<&str> = PACKS.iter().map(|pack| pack.tag).collect();
    for (name, about, keys) in [
        ("ChartKey", "A chart, in reading order.", charts),
        ("LanguageTag", "A language of the infographic.", tags),
        ("FigureMetric", "What a figure counts.", keys(Metric::ALL, Metric::key)),
        ("FigurePlace", "Where a figure was counted.", keys(Place::ALL, Place::key)),
        ("FigureUnit", "What a figure is counted in.", keys(Unit::ALL, Unit::key)),
        ("FigureQualifier", "How exact its source says a figure is.", keys(Qualifier::ALL, Qualifier::key)),
        ("FigureLayer", "Where a figure comes from.", keys(Layer::ALL, Layer::key)),
        ("FigureStage", "The link of the chain a figure belongs to.", keys(Stage::ALL, Stage::key)),
        ("FigureRight", "The right a figure counts.", keys(Right::ALL, Right::key)),
    ] {
        union(&mut text, name, about, &keys);
    }
    let years: Vec<String> = YEARS.iter().map(u16::to_string).collect();
    let _ = writeln!(
        text,
        "/** A year in which a period of a figure begins or ends. */\nexport type Year = {};\n",
        years.join(" | ")
    );
    text.push_str("/** What is shown. An empty list stands for everything, `null` for no bound. */\nexport interface State {\n");
    members(&mut text, "", "", "");
    text.push_str("}\n\n/** What to change of a state; an empty list, or `null` for what is no list, takes a choice back. */\nexport interface PartialState {\n");
    members(&mut text, "?", "readonly ", " | null");
    text.push_str("}\n\n");
    text.push_str(ELEMENT);
    text
}

/// Appends a member for each question: `mark` behind its name, `list` before a list, `single` behind one word.
fn members(text: &mut String, mark: &str, list: &str, single: &str) {
    for &field in Field::ALL {
        let kind = match field {
            _ if field.takes_many() => format!("{list}{}[]", key_type(field)),
            _ if field.is_bound() => "Year | null".to_owned(),
            _ => key_type(field) + single,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  '{}'{mark}: {kind};", field.key());
    }
}

/// `PeriodFromKey` for `period-from`.
fn key_type(field: Field) -> String {
    let mut name = String::new();
    for word in field.key().split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name + "Key"
}

fn union(text: &mut String, name: &str, about: &str, keys: &[&str]) {
    let keys: Vec<String> = keys.iter().map(|key| format!("  | '{key}'")).collect();
    let _ = writeln!(text, "/** {about} */\nexport type {name} =\n{};\n", keys.join("\n"));
}

/// What is not in any table.
const ELEMENT: &str = "\
/** A figure with everything that must never be separated from its value. */
export interface Figure {
  /** What was counted. */
  metric: FigureMetric;
  /** Where it was counted. */
  place: FigurePlace;
  /** When: `2025`, `2025-06`, `2025-H1`, `2025-01/08`, `2025-to-date` … */
  period: string;
  /** The number as it was counted; `null` where the source gives a word only. */
  value: number | null;
  unit: FigureUnit;
  qualifier: FigureQualifier;
  layer: FigureLayer;
  stage: FigureStage;
  right: FigureRight;
  /** How much, in the words of the reader’s language. */
  text: string;
  /** What must be known with it; may be empty. */
  note: string;
  /** Who says so; date and address are empty for what follows from other figures. */
  source: { publisher: string; date: string; url: string };
  /** The charts that show it; none for some of what the filters leave. */
  charts: ChartKey[];
}

/** What a chart can be saved as. */
export type ExportKind = 'png' | 'svg' | 'csv' | 'json';

export interface ExportOptions {
  /** One chart alone; left out, all that are shown. */
  chart?: ChartKey;
  /** Pixels of a picture to a CSS pixel, from 0.1 to 8; 2 unless told, fewer where there would be over 16.7 million. */
  scale?: number;
}

export interface GreaterBayIpEventMap extends HTMLElementEventMap {
  /** It answers. */
  ready: Event;
  /** Something else is shown. */
  statechange: CustomEvent<State>;
  /** It cannot start; pictures and tables that are in the page stay. */
  error: ErrorEvent;
}

/** `<greater-bay-ip>` */
export interface GreaterBayIpElement extends HTMLElement {
  /** Resolves when it answers, rejects when it cannot start. */
  readonly ready: Promise<void>;
  /** What is shown; `undefined` before it is ready. */
  readonly state: State | undefined;
  /** Shows another state, the fields left out as they were; a `TypeError` says what is wrong. */
  setState(state: PartialState): void;
  /** The figures that are shown. */
  figures(): Figure[];
  /** A file of what is shown. */
  export(kind: ExportKind, options?: ExportOptions): Promise<Blob>;
  addEventListener<K extends keyof GreaterBayIpEventMap>(
    type: K,
    listener: (this: GreaterBayIpElement, event: GreaterBayIpEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof GreaterBayIpEventMap>(
    type: K,
    listener: (this: GreaterBayIpElement, event: GreaterBayIpEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'greater-bay-ip': GreaterBayIpElement;
  }
}
";
