//! The types of the script interface for TypeScript, written from the types and tables they describe.

use std::fmt::Write as _;

use ts_rs::{Config, TS};

use crate::chapter::Chapter;
use crate::charts::CHARTS;
use crate::dataset::{Layer, Metric, PACKS, Place, Qualifier, Right, Stage, Unit};
use crate::measure::Measure;
use crate::record::{Origin, Record, Shown};
use crate::state::{Field, Scaling, Sorting, State, YEARS};

/// Words that scripts get and give by their keys: each is the union of its keys under a name.
macro_rules! unions {
    ($($word:ident: $name:literal, $about:literal;)+) => {
        $(
            impl TS for $word {
                type WithoutGenerics = Self;
                type OptionInnerType = Self;

                fn docs() -> Option<String> {
                    Some(format!("/** {} */\n", $about))
                }

                fn name(_: &Config) -> String {
                    $name.to_owned()
                }

                fn inline(_: &Config) -> String {
                    union($word::ALL.iter().map(|word| word.key()))
                }

                fn decl(config: &Config) -> String {
                    format!("type {} = {};", $name, Self::inline(config))
                }
            }
        )+

        /// The declarations of all of them.
        fn unions(text: &mut String) {
            $(declare::<$word>(text);)+
        }
    };
}

unions! {
    Metric: "FigureMetric", "What a figure counts.";
    Place: "FigurePlace", "Where a figure was counted.";
    Unit: "FigureUnit", "What a figure is counted in.";
    Qualifier: "FigureQualifier", "How exact its source says a figure is.";
    Layer: "FigureLayer", "Where a figure comes from.";
    Stage: "FigureStage", "The link of the chain a figure belongs to.";
    Right: "FigureRight", "The right a figure counts.";
    Measure: "MeasureKey", "How figures are read.";
    Scaling: "ScaleKey", "How axes count.";
    Sorting: "SortKey", "What comes first.";
}

/// The declarations of the package.
pub fn types() -> String {
    let mut text = String::from("// Written by the build from the types and tables of the infographic.\n\n");
    for (name, about, members) in [
        ("ChartKey", "A chart, in reading order.", union(CHARTS.iter().map(|chart| chart.key))),
        (
            "ChapterKey",
            "A chapter of the story, in their order.",
            union(Chapter::ALL.iter().map(|chapter| chapter.key())),
        ),
        ("LanguageTag", "A language of the infographic.", union(PACKS.iter().map(|pack| pack.tag))),
        (
            "Year",
            "A year in which a period of a figure begins or ends.",
            YEARS.map(|year| year.to_string()).join(" | "),
        ),
        ("PlaceKey", "A place that can be chosen.", offered(Field::Place)),
        ("StageKey", "A link of the chain that can be chosen.", offered(Field::Stage)),
        ("RightKey", "A right that can be chosen.", offered(Field::Right)),
        ("LayerKey", "A layer that can be chosen.", offered(Field::Layer)),
    ] {
        line(&mut text, format_args!("/** {about} */\nexport type {name} = {members};\n"));
    }
    unions(&mut text);
    declare::<State>(&mut text);
    text.push_str(PARTIAL_STATE);
    declare::<Origin>(&mut text);
    declare::<Shown>(&mut text);
    declare::<Record>(&mut text);
    text.push_str(ELEMENT);
    text
}

fn declare<T: TS>(text: &mut String) {
    let docs = T::docs().unwrap_or_default();
    line(text, format_args!("{docs}export {}\n", T::decl(&Config::new())));
}

/// The options of a filter.
fn offered(field: Field) -> String {
    union(field.choices().map(|choice| choice.key()))
}

fn union(keys: impl Iterator<Item: std::fmt::Display>) -> String {
    keys.map(|key| format!("\n  | '{key}'")).collect()
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{words}");
}

/// The same members as those of a state, so that none can be forgotten.
const PARTIAL_STATE: &str = "\
/** What to change of a state; an empty list, or `null` for what is no list, takes a choice back. */
export type PartialState = {
  [Key in keyof State]?: State[Key] extends (infer Word)[] ? readonly Word[] : State[Key] | null;
};

";

/// The element as one of JSX, in a file of its own: whoever does not write React has no types of it.
pub const REACT: &str = "\
// Written by the build.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FaultEvent, GreaterBayIpAttributes, GreaterBayIpElement, State } from './index.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'greater-bay-ip': DetailedHTMLProps<HTMLAttributes<GreaterBayIpElement>, GreaterBayIpElement> &
        GreaterBayIpAttributes & {
          class?: string;
          onready?: (event: Event) => void;
          onstatechange?: (event: CustomEvent<State>) => void;
          onerror?: (event: FaultEvent) => void;
        };
    }
  }
}
";

/// What no table and no type of the program says.
const ELEMENT: &str = "\
/** What a chart can be saved as. */
export type ExportKind = 'png' | 'svg' | 'csv' | 'json';

export interface ExportOptions {
  /** One chart alone; left out, all that are shown. */
  chart?: ChartKey;
  /** Pixels of a picture to a CSS pixel, from 0.1 to 8; 2 unless told, fewer where there would be over 16.7 million. */
  scale?: number;
}

/** What has failed: see \"When something fails\" in embedding.html. */
export type FaultCode = 'unreachable' | 'unusable' | 'trusted-types' | 'context-lost' | 'context-refused';

export interface FaultEvent extends ErrorEvent {
  readonly code: FaultCode;
}

export interface GreaterBayIpEventMap extends HTMLElementEventMap {
  /** It answers. */
  ready: Event;
  /** Something else is shown. */
  statechange: CustomEvent<State>;
  /** It cannot start, or draw any more; pictures and tables that are in the page stay. */
  error: FaultEvent;
}

/** `<greater-bay-ip>` */
export interface GreaterBayIpElement extends HTMLElement {
  /** Resolves when it answers, rejects when it cannot start. */
  readonly ready: Promise<void>;
  /** What is shown; `undefined` before it is ready. Setting it shows another state, or begins with it. */
  get state(): State | undefined;
  set state(state: PartialState | undefined);
  /** The attributes of the same names: `periodFrom` is `period-from`. Setting `null` takes one away. */
  chart: string | null;
  chapter: string | null;
  headingLevel: string | null;
  theme: string | null;
  address: string | null;
  controls: string | null;
  place: string | null;
  stage: string | null;
  right: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  layer: string | null;
  measure: string | null;
  scale: string | null;
  sort: string | null;
  tour: string | null;
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

/** What the element’s attributes ask for; each is a text. */
export interface GreaterBayIpAttributes {
  /** One chart alone. */
  chart?: ChartKey;
  /** One chapter of the story alone. */
  chapter?: ChapterKey;
  /** The level of the first heading, from 1 to 6; 2 unless told. */
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6 | '1' | '2' | '3' | '4' | '5' | '6';
  /** Light or dark, in place of what the page has as its `color-scheme`. */
  theme?: 'light' | 'dark';
  /** Without controls: a picture that answers to pointing. */
  controls?: 'none';
  /** A stop of the guided tour of version 1, from 1: it leads to its chapter. */
  tour?: string | number;
  /** Keys of places, parted by commas; the same for the others that take several. */
  place?: string;
  stage?: string;
  right?: string;
  layer?: string;
  'period-from'?: Year | `${Year}`;
  'period-to'?: Year | `${Year}`;
  measure?: MeasureKey;
  scale?: ScaleKey;
  sort?: SortKey;
}

/** The class of the element; where there is no document it can be imported, and nothing more. */
export const GreaterBayIp: {
  new (): GreaterBayIpElement;
  readonly prototype: GreaterBayIpElement;
  readonly observedAttributes: readonly string[];
};

declare global {
  interface HTMLElementTagNameMap {
    'greater-bay-ip': GreaterBayIpElement;
  }
}
";
