//! The address a site is published at, which its pages name in full for those who pass them on.

use std::net::Ipv4Addr;
use std::str::FromStr;

use axum::http::Uri;

/// The port that `serve` listens on where none is named.
pub const PORT: u16 = 8080;

/// Why an address cannot be the home of a site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{found}” is no address of a site; write it in full and without ? and #, like https://your.host/path/"
)]
pub struct SiteUrlError {
    /// What was given.
    pub found: String,
}

/// The address of the directory that the site's files lie in; it ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteUrl {
    text: String,
    host: String,
    path: String,
}

impl SiteUrl {
    /// Where `serve` answers on this machine.
    pub fn local(port: u16) -> Self {
        let host = format!("127.0.0.1:{port}");
        Self { text: format!("http://{host}/"), host, path: "/".to_owned() }
    }

    /// The address of a file of the site.
    pub fn of(&self, file: &str) -> String {
        format!("{}{file}", self.text)
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name of the host, without port.
    pub fn host(&self) -> &str {
        self.host.rsplit_once(':').map_or(&self.host, |(name, _)| name)
    }

    /// Whether only this machine finds the site there.
    pub fn is_local(&self) -> bool {
        let host = self.host();
        let is_own = |address: Ipv4Addr| address.is_loopback() || address.is_unspecified();
        host == "localhost" || host.ends_with(".localhost") || host.parse().is_ok_and(is_own)
    }

    /// The path on the host; it begins and ends in a slash.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl FromStr for SiteUrl {
    type Err = SiteUrlError;

    fn from_str(text: &str) -> Result<Self, SiteUrlError> {
        let refused = || SiteUrlError { found: text.to_owned() };
        // What means something in HTML, JavaScript or a server's configuration has no place in an address.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%@+,!".contains(c);
        let uri: Uri = text.parse().ok().filter(|_| text.chars().all(is_plain)).ok_or_else(refused)?;
        let scheme =
            uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or_else(refused)?;
        let host = uri.authority().filter(|host| !host.host().is_empty()).ok_or_else(refused)?;
        let path = format!("{}/", uri.path().trim_end_matches('/'));
        Ok(Self { text: format!("{scheme}://{host}{path}"), host: host.to_string(), path })
    }
}
