//! What a page says about itself to search engines and to those who pass it on.

use maud::{PreEscaped, html};
use serde_json::{Value, json};

use super::card::{self, Form};
use super::prerender::FIGURES;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::dataset::{Message, SiteMessage};
use crate::language::{Language, SiteWords};
use crate::text;

/// A page, as it is spoken of in its head.
#[derive(Debug, Clone, Copy)]
pub struct Page<'p> {
    /// What it is about.
    pub subject: Subject<'p>,
    /// Its file; empty for the site's first page.
    pub file: &'p str,
    /// Its title.
    pub title: &'p str,
    /// What is to be found there.
    pub description: &'p str,
    /// The same page in each language: tag and file.
    pub alternates: &'p [(String, String)],
    /// Whether others can embed it, as its oEmbed file says.
    pub is_embeddable: bool,
}

impl Page<'_> {
    /// The elements of the head that are about the page, one a line.
    pub fn head(&self, url: &SiteUrl) -> String {
        let Self { subject, title, description, .. } = *self;
        let words = SiteWords::of(subject.language);
        let address = url.of(self.file);
        let subtitle = card::star(subject.on_card()).map(|view| view.subtitle).unwrap_or_default();
        let card_says = words.fill(SiteMessage::Card, &[("subtitle", &text::plain(&subtitle))]);
        let (width, height) = Form::Wide.size();
        let properties = [
            ("type", "website"),
            ("site_name", subject.language.text(Message::UiRegion)),
            ("locale", words.text(SiteMessage::Locale)),
            ("url", &address),
            ("title", title),
            ("description", description),
            ("image", &url.of(&subject.on_card().file(Form::Wide.kind(), "png"))),
            ("image:width", &width.to_string()),
            ("image:height", &height.to_string()),
            ("image:alt", &card_says),
        ];
        // As JSON, but nothing in it ends the element.
        let is_own_page = self.file == subject.file("embed", "html");
        let dataset = dataset(subject, url, is_own_page).to_string().replace('<', "\\u003c");
        html! {
            link rel="canonical" href=(address);
            "\n"
            @for (tag, file) in self.alternates {
                link rel="alternate" hreflang=(tag) href=(url.of(file));
                "\n"
            }
            @if self.is_embeddable {
                link rel="alternate" type="application/json+oembed"
                    href=(url.of(&subject.file("oembed", "json"))) title=(title);
                "\n"
            }
            @for (property, content) in properties {
                meta property={ "og:" (property) } content=(content);
                "\n"
            }
            // The rest it takes from the properties above.
            meta name="twitter:card" content="summary_large_image";
            "\n"
            script type="application/ld+json" { (PreEscaped(dataset)) }
            "\n"
        }
        .into_string()
    }
}

/// The figures as a schema.org `Dataset`; they have no one licence, as they belong to their sources. On its own page it
/// is described in full, with all places and sources.
pub fn dataset(subject: Subject, url: &SiteUrl, in_full: bool) -> Value {
    let language = subject.language;
    let (first, last) = subject.years();
    let places: Vec<&str> = subject.places().iter().map(|place| language.text(place.name())).collect();
    let sources: Vec<&str> = subject.sources().iter().map(|source| &*source.url).collect();
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": subject.title(),
        "description": subject.description(),
        "url": url.of(&subject.file("embed", "html")),
        "inLanguage": language.tag(),
        "temporalCoverage": format!("{first}/{last}"),
        "creditText": language.text(Message::UiLicence),
        "creator": { "@type": "Organization", "name": env!("CARGO_PKG_NAME"), "url": url.as_str() },
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": url.of(FIGURES),
        },
    });
    if in_full {
        dataset["spatialCoverage"] = json!(places);
        dataset["isBasedOn"] = json!(sources);
    }
    dataset
}

/// The same page in each language, and for those whose language is not among them.
pub fn alternates(languages: &[Language], file: &dyn Fn(&Language) -> String) -> Vec<(String, String)> {
    let mut alternates: Vec<_> =
        languages.iter().map(|language| (language.tag().to_owned(), file(language))).collect();
    if let Some((_, first)) = alternates.first().cloned() {
        alternates.push(("x-default".to_owned(), first));
    }
    alternates
}
