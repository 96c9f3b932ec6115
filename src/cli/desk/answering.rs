//! What the desk answers to browsers: pages that hear from it, the module as soon as it is compiled, and its news.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, Sse};
use serde_json::json;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::Desk;
use super::preview;
use crate::cli::delivery;
use crate::cli::error::Error;
use crate::cli::served_files::name;
use crate::cli::wasm::MODULE_FILE;

/// What pages hear from the desk, event by event.
const NEWS: &str = "desk/news";

/// The script that hears it.
const SCRIPT: &str = "desk/page.js";

/// What that script holds.
const PAGE: &str = include_str!("page.js");

impl Desk {
    /// The answer to a request.
    pub async fn answer<B>(self: Arc<Self>, request: Request<B>) -> Response<Body> {
        let name = name(request.uri());
        match &*name {
            NEWS => {
                let news = WatchStream::new(self.news.subscribe());
                return Sse::new(
                    news.map(|news| Ok::<_, Infallible>(Event::default().data(json!(news).to_string()))),
                )
                .into_response();
            }
            SCRIPT => return file(&name, PAGE.into()),
            _ => {}
        }
        let of_module = name.strip_prefix(&preview::version());
        if let Some(of_module @ (MODULE_FILE | preview::BINDINGS)) = of_module {
            let mut module = self.module.subscribe();
            // Browsers wait for it as they do on a slow line.
            let bound = module.wait_for(Option::is_some).await.map(|bound| bound.clone());
            return match bound {
                Ok(Some(bound)) if of_module == MODULE_FILE => file(&name, bound.module.clone()),
                Ok(Some(bound)) => file(&name, bound.bindings.clone().into()),
                _ => said(StatusCode::SERVICE_UNAVAILABLE, "there is no module"),
            };
        }
        let preview = self.preview.borrow().clone();
        let of = name.clone();
        let made = tokio::task::spawn_blocking(move || {
            let made = preview.file(&of)?;
            Ok::<_, Error>(
                made.map(|bytes| if of.ends_with(".html") { heard(bytes, preview.stamp()) } else { bytes }),
            )
        });
        match made.await {
            Ok(Ok(Some(bytes))) => file(&name, bytes),
            Ok(Ok(None)) => said(
                StatusCode::NOT_FOUND,
                "there is no such file; pictures for social media come with `build`",
            ),
            Ok(Err(error)) => said(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
            Err(panicked) => said(StatusCode::INTERNAL_SERVER_ERROR, &panicked.to_string()),
        }
    }
}

/// A page that hears from the desk, and knows what it was made of.
fn heard(page: Vec<u8>, stamp: &str) -> Vec<u8> {
    let script = format!("<script type=\"module\" src=\"/{SCRIPT}?stamp={stamp}\"></script>\n</head>");
    match String::from_utf8(page) {
        Ok(page) => page.replacen("</head>", &script, 1).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// A file as servers of the site deliver it, but that nothing is kept.
fn file(name: &str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    for rule in delivery::headers(name).filter(|rule| rule.name != header::CACHE_CONTROL.as_str()) {
        let value = HeaderValue::from_static(rule.value);
        response.headers_mut().insert(HeaderName::from_static(rule.name), value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn said(status: StatusCode, words: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(words.to_owned()));
    *response.status_mut() = status;
    response
}
