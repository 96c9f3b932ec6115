//! The files of a site as answers to what browsers ask: compressed beforehand where the build has done so, known again by
//! what is in them, as a whole or in part, with the headers of every other server.

use std::io;
use std::path::Path;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use tower_http::services::ServeDir;

use super::delivery::{self, Files};
use super::digest::digest;

/// The longest path that is looked at, and the longest name in it, in bytes: file systems have no longer ones.
const LONGEST_PATH: usize = 4096;
const LONGEST_NAME: usize = 255;

/// The longest address that is read, in bytes.
const LONGEST_ADDRESS: usize = 8192;

/// The files of one directory.
#[derive(Debug, Clone)]
pub struct ServedFiles(ServeDir);

impl ServedFiles {
    /// Those in a directory.
    pub fn of(directory: &Path) -> Self {
        Self(ServeDir::new(directory).precompressed_br().precompressed_gzip())
    }

    /// The answer to a request.
    pub async fn answer<B: Send + 'static>(&self, request: Request<B>) -> Response<Body> {
        if is_too_long(request.uri()) {
            return empty(StatusCode::URI_TOO_LONG);
        }
        let name = name(request.uri());
        let asked = request.headers().clone();
        match self.whole(request).await {
            Ok(found) => with_rules(part(found, &asked), &name),
            Err(_) => with_rules(empty(StatusCode::INTERNAL_SERVER_ERROR), &name),
        }
    }

    /// The file as a whole, with a tag that says what is in it.
    async fn whole<B: Send + 'static>(&self, mut request: Request<B>) -> io::Result<Response<Bytes>> {
        let headers = request.headers_mut();
        // What is asked for on a condition is decided by the tag.
        if headers.contains_key(header::IF_NONE_MATCH) {
            headers.remove(header::IF_MODIFIED_SINCE);
        }
        headers.remove(header::RANGE);
        if request.method() == Method::HEAD {
            *request.method_mut() = Method::GET;
        }
        let (mut parts, body) = self.0.clone().try_call(request).await?.into_parts();
        let bytes = to_bytes(Body::new(body), usize::MAX).await.map_err(io::Error::other)?;
        if parts.status == StatusCode::OK {
            let hash = digest([&*bytes]);
            set(&mut parts.headers, header::ETAG, &format!("\"{}\"", &hash[..16]));
            set(&mut parts.headers, header::ACCEPT_RANGES, "bytes");
        }
        Ok(Response::from_parts(parts, bytes))
    }
}

/// The name of the file within the site that an address leads to.
pub(super) fn name(uri: &Uri) -> String {
    let name = uri.path().trim_start_matches('/');
    if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() }
}

fn is_too_long(uri: &Uri) -> bool {
    let (path, query) = (uri.path(), uri.query().unwrap_or_default());
    path.len() > LONGEST_PATH
        || path.len() + query.len() > LONGEST_ADDRESS
        || path.split('/').any(|name| name.len() > LONGEST_NAME)
}

/// What of an answer is wanted: nothing where the reader has it, a part where one is asked for, else the whole.
fn part(found: Response<Bytes>, asked: &HeaderMap) -> Response<Body> {
    let (mut parts, bytes) = found.into_parts();
    let said = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let tag = parts.headers.get(header::ETAG).cloned();
    let Some(tag) = tag.as_ref().and_then(|tag| tag.to_str().ok()) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    let is_known = |tags: &str| {
        tags.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
    };
    if said(header::IF_NONE_MATCH).is_some_and(is_known) {
        parts.status = StatusCode::NOT_MODIFIED;
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            parts.headers.remove(name);
        }
        return Response::from_parts(parts, Body::empty());
    }
    let modified = parts.headers.get(header::LAST_MODIFIED).and_then(|date| date.to_str().ok());
    let is_same = said(header::IF_RANGE).is_none_or(|had| had == tag || Some(had) == modified);
    let length = bytes.len();
    let body = match said(header::RANGE).filter(|_| is_same).and_then(|range| Wanted::of(range, length)) {
        None => bytes,
        Some(Wanted::Nothing) => {
            parts.status = StatusCode::RANGE_NOT_SATISFIABLE;
            set(&mut parts.headers, header::CONTENT_RANGE, &format!("bytes */{length}"));
            parts.headers.remove(header::CONTENT_ENCODING);
            Bytes::new()
        }
        Some(Wanted::Part { first, last }) => {
            parts.status = StatusCode::PARTIAL_CONTENT;
            set(&mut parts.headers, header::CONTENT_RANGE, &format!("bytes {first}-{last}/{length}"));
            bytes.slice(first..=last)
        }
    };
    set(&mut parts.headers, header::CONTENT_LENGTH, &body.len().to_string());
    Response::from_parts(parts, Body::from(body))
}

/// What a range asks for of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// From a first to a last byte, both counted from 0.
    Part { first: usize, last: usize },
    /// Nothing that is there.
    Nothing,
}

impl Wanted {
    /// Reads the header `Range` for a file of so many bytes; `None` where it asks for the whole, for several parts, or in
    /// a way that means nothing, as readers then take the whole.
    fn of(range: &str, length: usize) -> Option<Self> {
        let (unit, range) = range.split_once('=')?;
        let (first, last) = range.trim().split_once('-')?;
        let number = |digits: &str| {
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            // More than can be counted is beyond every end.
            is_number.then(|| digits.parse().unwrap_or(usize::MAX))
        };
        if !unit.eq_ignore_ascii_case("bytes") {
            return None;
        }
        let (first, last) = match (first, last) {
            ("", count) => (length.saturating_sub(number(count)?), usize::MAX),
            (first, "") => (number(first)?, usize::MAX),
            (first, last) => (number(first)?, number(last)?),
        };
        if first > last {
            return None;
        }
        let end = length.checked_sub(1).filter(|end| first <= *end);
        Some(end.map_or(Self::Nothing, |end| Self::Part { first, last: last.min(end) }))
    }
}

/// An answer with the headers that every server of the site sends.
fn with_rules(mut response: Response<Body>, name: &str) -> Response<Body> {
    let status = response.status();
    // A fault is not to be kept, and is no file.
    let is_file = status.is_success();
    let is_kept = is_file || status == StatusCode::NOT_MODIFIED;
    for rule in delivery::headers(name) {
        let applies = match rule.files {
            Files::All => true,
            Files::Ending(_) | Files::Usual(_) => is_file,
            Files::Versioned | Files::Stable => is_kept,
        };
        if applies {
            let value = HeaderValue::from_static(rule.value);
            response.headers_mut().insert(HeaderName::from_static(rule.name), value);
        }
    }
    set(response.headers_mut(), header::VARY, "accept-encoding");
    response
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Sets a header; a value that no header can have, which ours are not, is left out.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
